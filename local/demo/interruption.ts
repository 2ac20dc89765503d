import * as os from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The emulator has a minute to stop by itself. */
const STOP_PATIENCE_MILLISECONDS = 90_000;

/** A signal, such as that of Ctrl-C, ends the demo. */
export class Interrupted extends Error {
  /** The exit code that a shell reports for a program that a signal ended. */
  public readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`);
    this.exitCode = 128 + os.constants.signals[signal];
  }
}

/** Aborts at the first signal, so that everything can stop in order. A second signal ends the process at once. */
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
