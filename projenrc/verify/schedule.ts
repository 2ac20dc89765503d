export interface Scheduled {
  readonly name: string;
  /** The names of the steps that must have ended before; those that are not among the steps to run do not count. */
  readonly after?: readonly string[];
}

/** Runs the steps in their order, at most so many at once; a step that has to wait for another lets later ones pass. */
export async function runInOrder<S extends Scheduled>(steps: readonly S[], atMost: number, run: (step: S) => Promise<void>): Promise<void> {
  const waiting = [...steps];
  const unfinished = new Set(steps.map(({ name }) => name));
  const running = new Set<Promise<void>>();
  while (unfinished.size > 0) {
    const next = waiting.findIndex(({ after = [] }) => !after.some((name) => unfinished.has(name)));
    if (next >= 0 && running.size < atMost) {
      const [step] = waiting.splice(next, 1);
      const ended: Promise<void> = run(step).finally(() => {
        unfinished.delete(step.name);
        running.delete(ended);
      });
      running.add(ended);
    } else {
      if (running.size === 0) throw new Error(`these steps wait for one another: ${waiting.map(({ name }) => name).join(', ')}`);
      await Promise.race(running);
    }
  }
}
