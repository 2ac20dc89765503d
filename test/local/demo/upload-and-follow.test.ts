import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../../../local/demo/upload-and-follow';

test('does each item once, never more than allowed at a time', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await inParallel([...Array(20).keys()], 3, async (item) => {
    most = Math.max(most, ++running);
    await sleep(1);
    running -= 1;
    done.push(item);
  });
  expect(done.sort((one, other) => one - other)).toEqual([...Array(20).keys()]);
  expect(most).toBe(3);
});

test('nothing to do is done', async () => {
  await inParallel([], 3, () => Promise.reject(new Error('called')));
});

test('fails when one item fails', async () => {
  await expect(inParallel([1, 2, 3], 2, (item) => (item === 2 ? Promise.reject(new Error('two')) : Promise.resolve()))).rejects.toThrow('two');
});
