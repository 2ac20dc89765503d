import { runInOrder, type Scheduled } from '../../projenrc/verify/schedule';

/** Runs the steps, ends them in the given order, and returns what happened. */
async function eventsOf(steps: Scheduled[], atMost: number, endings: string[]): Promise<string[]> {
  const events: string[] = [];
  const ends = new Map<string, () => void>();
  const all = runInOrder(steps, atMost, ({ name }) => {
    events.push(`${name} starts`);
    return new Promise((resolve) => ends.set(name, resolve));
  });
  for (const name of endings) {
    await new Promise((resolve) => setImmediate(resolve));
    ends.get(name)!();
    events.push(`${name} ends`);
  }
  await all;
  return events;
}

test('steps start in their order, at most so many at once', async () => {
  expect(await eventsOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 2, ['b', 'a', 'c'])).toEqual(['a starts', 'b starts', 'b ends', 'c starts', 'a ends', 'c ends']);
});

test('a step waits for those that it needs, and lets others pass', async () => {
  const steps = [{ name: 'a' }, { name: 'b', after: ['a'] }, { name: 'c' }];
  expect(await eventsOf(steps, 3, ['c', 'a', 'b'])).toEqual(['a starts', 'c starts', 'c ends', 'a ends', 'b starts', 'b ends']);
});

test('a step does not wait for one that is not to run', async () => {
  expect(await eventsOf([{ name: 'b', after: ['a'] }], 1, ['b'])).toEqual(['b starts', 'b ends']);
});

test('fails if steps wait for one another', async () => {
  await expect(runInOrder([{ name: 'a', after: ['b'] }, { name: 'b', after: ['a'] }], 2, () => Promise.resolve())).rejects.toThrow('wait for one another: a, b');
});

test('fails if a step fails to run', async () => {
  await expect(runInOrder([{ name: 'a' }], 2, () => Promise.reject(new Error('no such program')))).rejects.toThrow('no such program');
});
