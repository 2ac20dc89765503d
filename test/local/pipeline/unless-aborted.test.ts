import { unlessAborted } from '../../../local/pipeline/unless-aborted';

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
