import { mapInBatches } from '../../../../lambda-src/shared/s3/in-batches';

test('items are mapped in order, at most two at a time', async () => {
  let running = 0;
  let most = 0;
  const results = await mapInBatches([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    return item * 10;
  });
  expect(results).toEqual([10, 20, 30, 40, 50]);
  expect(most).toBe(2);
});

test('fails when an item fails, after its batch has ended, and starts no other batch', async () => {
  const done: number[] = [];
  const result = mapInBatches([1, 2, 3], 2, async (item) => {
    if (item === 1) throw new Error('first');
    await new Promise((resolve) => setImmediate(resolve));
    done.push(item);
  });
  await expect(result).rejects.toThrow('first');
  expect(done).toEqual([2]);
});
