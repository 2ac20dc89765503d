/** Does something for each item, for so many at a time. */
export async function inParallel<T>(items: readonly T[], most: number, act: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  // The workers share one iterator, so each item is taken once.
  const workers = Array.from({ length: Math.min(most, items.length) }, async () => {
    for (const item of left) await act(item);
  });
  await Promise.all(workers);
}
