import { setTimeout as sleep } from 'node:timers/promises';

/** The findings of one look at the awaited thing. */
export interface Look<T> {
  /** The awaited value; `undefined` until it exists. */
  readonly value?: T;
  /** A description of the progress. If it changes, the wait goes on. */
  readonly state: string;
}

export interface WaitOptions {
  /** @default 50 */
  readonly pollMilliseconds?: number;
  /** The longest time for which the state may stay the same. @default 300 */
  readonly stallSeconds?: number;
  /** The longest time of the whole wait, however often the state changes. @default 1800 */
  readonly deadlineSeconds?: number;
  /** Returns text that helps to find why the wait failed, such as the end of a log. */
  readonly details?: () => Promise<string>;
}

/** Is thrown if a wait ends without the awaited value. */
export class WaitedInVain extends Error {
  public readonly name = 'WaitedInVain';
}

/**
 * Looks again and again until the awaited value is there, and returns it. An error of a look ends the wait.
 *
 * The limits are so wide that only a real hang meets them: a loaded machine is slow, but its state changes.
 *
 * @param what - completes the sentence "waited for ..."
 * @throws WaitedInVain with what was waited for and the last state
 */
export async function waitFor<T>(what: string, look: () => Promise<Look<T>>, options: WaitOptions = {}): Promise<T> {
  const { pollMilliseconds = 50, stallSeconds = 300, deadlineSeconds = 1800, details } = options;
  const started = secondsNow();
  let changed = started;
  let lastState: string | undefined;
  for (;;) {
    const { value, state } = await look();
    if (value !== undefined) return value;
    const now = secondsNow();
    if (state !== lastState) changed = now;
    lastState = state;
    const unchanged = now - changed;
    if (unchanged > stallSeconds || now - started > deadlineSeconds) {
      const reason = `waited for ${what} for ${Math.round(now - started)} s, and for ${Math.round(unchanged)} s without a change; last state: ${state}`;
      throw new WaitedInVain([reason, ...(details ? [await details()] : [])].join('\n'));
    }
    await sleep(pollMilliseconds);
  }
}

/** Unlike the time of day, this clock stands still while a laptop sleeps. */
function secondsNow(): number {
  return performance.now() / 1000;
}

/** Returns the last lines of a log. */
export function lastLines(text: string, count = 20): string {
  return text.trim().split('\n').slice(-count).join('\n');
}

/** Returns the result of the work, or rejects with the reason of the signal as soon as it is aborted. */
export async function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
