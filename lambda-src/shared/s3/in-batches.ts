/**
 * Maps all items, so many at a time: a burst of requests is answered with SlowDown. A failure is thrown only when its batch is over, so that
 * nothing of it goes on behind the back of whoever handles it.
 */
export async function inBatches<T, R>(items: readonly T[], size: number, map: (item: T) => Promise<R>): Promise<R[]> {
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
