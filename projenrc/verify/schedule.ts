export interface Scheduled {
  readonly name: string;
  /** The names of the steps that must have succeeded before; those that are not among the steps to run do not count. */
  readonly after?: readonly string[];
}

export interface Actions<S> {
  /** Runs a step. Returns true if it succeeded. */
  readonly run: (step: S) => Promise<boolean>;
  /** Is called for a step that is not run, with the name of the step that it needs and that failed or was itself not run. */
  readonly skip: (step: S, failed: string) => void;
}

/**
 * Runs the steps in their order, at most so many at once. A step that has to wait for another lets later ones pass. A step is not run if one
 * that it needs did not succeed.
 */
export async function runInOrder<S extends Scheduled>(steps: readonly S[], atMost: number, { run, skip }: Actions<S>): Promise<void> {
  const waiting = [...steps];
  const unfinished = new Set(steps.map(({ name }) => name));
  const failed = new Set<string>();
  const running = new Set<Promise<void>>();
  const end = (step: S, isGood: boolean) => {
    unfinished.delete(step.name);
    if (!isGood) failed.add(step.name);
  };
  while (unfinished.size > 0) {
    const next = waiting.findIndex(({ after = [] }) => after.some((name) => failed.has(name)) || !after.some((name) => unfinished.has(name)));
    const failedNeed = waiting[next]?.after?.find((name) => failed.has(name));
    if (failedNeed !== undefined) {
      const [step] = waiting.splice(next, 1);
      skip(step, failedNeed);
      end(step, false);
    } else if (next >= 0 && running.size < atMost) {
      const [step] = waiting.splice(next, 1);
      const ended: Promise<void> = run(step).then((isGood) => end(step, isGood)).finally(() => running.delete(ended));
      running.add(ended);
    } else {
      if (running.size === 0) throw new Error(`these steps wait for one another: ${waiting.map(({ name }) => name).join(', ')}`);
      await Promise.race(running);
    }
  }
}
