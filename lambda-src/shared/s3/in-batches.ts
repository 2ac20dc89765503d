/**
 * Maps all items in batches of a given size. S3 answers a burst of requests with SlowDown, so not all of them are sent at once.
 *
 * @throws the first error of a batch, once all calls of the batch have ended, so that none of them still runs while the caller handles the error
 */
export async function mapInBatches<T, R>(items: readonly T[], size: number, map: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += size) {
    const settled = await Promise.allSettled(items.slice(start, start + size).map(map));
    for (const result of settled) {
      if (result.status === 'rejected') throw result.reason;
      results.push(result.value);
    }
  }
  return results;
}
