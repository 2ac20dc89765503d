import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MILLISECONDS = 50;
const PATIENCE_MILLISECONDS = 60_000;

/** The first thing that the question is answered with. */
export async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error('waited too long');
    await sleep(POLL_MILLISECONDS);
  }
}
