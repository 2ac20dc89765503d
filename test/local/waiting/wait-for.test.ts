import { WaitedInVain, waitFor, type Look, type WaitOptions, unlessAborted } from '../../../local/waiting/wait-for';

const QUICK: WaitOptions = { pollMilliseconds: 1, stallSeconds: 0.05, deadlineSeconds: 60 };

/** Finds each of the looks in turn, and the last again and again. */
function looking<T>(...looks: Look<T>[]): () => Promise<Look<T>> {
  return () => Promise.resolve(looks.length > 1 ? looks.shift()! : looks[0]);
}

test('returns the value as soon as it is there', async () => {
  expect(await waitFor('a number', looking<number>({ state: 'none' }, { state: 'none' }, { state: 'one', value: 1 }), QUICK)).toBe(1);
});

test.each([0, false, null, ''])('%j is a value', async (value) => {
  expect(await waitFor('it', looking<unknown>({ state: 'there', value }), QUICK)).toBe(value);
});

test('goes on for as long as the state changes', async () => {
  const began = performance.now();
  let looks = 0;
  const look = () => Promise.resolve({ state: `look ${++looks}`, value: performance.now() - began > 200 ? looks : undefined });
  expect(await waitFor('the looks', look, QUICK)).toBeGreaterThan(1);
});

test('gives up when the state stays the same, and names what it waited for and the last state', async () => {
  const wait = waitFor('the end of a.csv', looking({ state: 'RUNNING' }, { state: 'RUNNING in Convert' }), QUICK);
  await expect(wait).rejects.toThrow(WaitedInVain);
  await expect(wait).rejects.toThrow(/^waited for the end of a\.csv for \d+ s, .*last state: RUNNING in Convert$/);
});

test('gives up at its deadline, even though the state changes', async () => {
  let looks = 0;
  await expect(waitFor('it', () => Promise.resolve({ state: `${++looks}` }), { ...QUICK, deadlineSeconds: 0.1 })).rejects.toThrow(WaitedInVain);
});

test('adds the details to the message', async () => {
  await expect(waitFor('it', looking({ state: 'x' }), { ...QUICK, details: () => Promise.resolve('the end of the log') })).rejects.toThrow(/x\nthe end of the log$/);
});

test('an error of a look ends the wait at once', async () => {
  await expect(waitFor('it', () => Promise.reject(new Error('it failed')), QUICK)).rejects.toThrow('it failed');
});

const never = new Promise<never>(() => {});

test('gives what the work gives', async () => {
  expect(await unlessAborted(new AbortController().signal, Promise.resolve(1))).toBe(1);
  expect(await unlessAborted(undefined, Promise.resolve(2))).toBe(2);
});

test('fails when the signal is aborted, with its reason', async () => {
  const controller = new AbortController();
  const waiting = unlessAborted(controller.signal, never);
  controller.abort(new Error('Ctrl-C'));
  await expect(waiting).rejects.toThrow('Ctrl-C');
  await expect(unlessAborted(controller.signal, never)).rejects.toThrow('Ctrl-C');
});
