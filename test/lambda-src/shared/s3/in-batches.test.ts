import { inBatches } from '../../../../lambda-src/shared/s3/in-batches';

test('items are mapped in order, so many at a time', async () => {
  let running = 0;
  let most = 0;
  const results = await inBatches([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    return item * 10;
  });
  expect(results).toEqual([10, 20, 30, 40, 50]);
  expect(most).toBe(2);
});

test('fails when an item fails, once its batch is over, and begins no other', async () => {
  const done: number[] = [];
  const result = inBatches([1, 2, 3], 2, async (item) => {
    if (item === 1) throw new Error('first');
    await new Promise((resolve) => setImmediate(resolve));
    done.push(item);
  });
  await expect(result).rejects.toThrow('first');
  expect(done).toEqual([2]);
});
