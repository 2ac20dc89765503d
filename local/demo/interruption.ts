import * as os from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The emulator has a minute to stop by itself. */
const STOP_PATIENCE_MILLISECONDS = 90_000;

/** Somebody wants the demo to end. */
export class Interrupted extends Error {
  /** As a shell reports a program that a signal ended. */
  public readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`);
    this.exitCode = 128 + os.constants.signals[signal];
  }
}

/** Aborts at the first signal, so that everything is stopped in order; a second one ends the process at once. */
export function listenForInterruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      const interrupted = new Interrupted(signal);
      if (controller.signal.aborted) process.exit(interrupted.exitCode);
      controller.abort(interrupted);
      setTimeout(() => process.exit(interrupted.exitCode), STOP_PATIENCE_MILLISECONDS).unref();
    });
  }
  return controller.signal;
}
