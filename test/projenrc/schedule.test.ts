import { runInOrder, type Scheduled } from '../../projenrc/verify/schedule';

/** Runs the steps, ends them in the given order, and returns what happened. A step whose ending starts with `!` fails. */
async function eventsOf(steps: Scheduled[], atMost: number, endings: string[]): Promise<string[]> {
  const events: string[] = [];
  const ends = new Map<string, (isGood: boolean) => void>();
  const all = runInOrder(steps, atMost, {
    run: ({ name }) => {
      events.push(`${name} starts`);
      return new Promise((resolve) => ends.set(name, resolve));
    },
    skip: ({ name }, failed) => events.push(`${name} is not run because of ${failed}`),
  });
  for (const ending of endings) {
    await new Promise((resolve) => setImmediate(resolve));
    const name = ending.replace('!', '');
    ends.get(name)!(name === ending);
    events.push(`${name} ends`);
  }
  await all;
  return events;
}

const nothing = { run: () => Promise.resolve(true), skip: () => undefined };

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

test('a step is not run if one that it needs fails or is not run; the others run', async () => {
  const steps = [{ name: 'a' }, { name: 'b', after: ['a'] }, { name: 'c', after: ['b'] }, { name: 'd' }];
  expect(await eventsOf(steps, 1, ['!a', 'd'])).toEqual(['a starts', 'a ends', 'b is not run because of a', 'c is not run because of b', 'd starts', 'd ends']);
});

test('a step is not run as soon as one of those that it needs fails', async () => {
  const steps = [{ name: 'a' }, { name: 'b' }, { name: 'c', after: ['a', 'b'] }];
  expect(await eventsOf(steps, 2, ['!b', 'a'])).toEqual(['a starts', 'b starts', 'b ends', 'c is not run because of b', 'a ends']);
});

test('fails if steps wait for one another', async () => {
  await expect(runInOrder([{ name: 'a', after: ['b'] }, { name: 'b', after: ['a'] }], 2, nothing)).rejects.toThrow('wait for one another: a, b');
});

test('fails if a step fails to run', async () => {
  const failing = { ...nothing, run: () => Promise.reject(new Error('no such program')) };
  await expect(runInOrder([{ name: 'a' }], 2, failing)).rejects.toThrow('no such program');
});
