/** The generator of Numerical Recipes. Its upper bits are random enough to choose where to cut. */
const FACTOR = 1_664_525;
const MODULUS = 2 ** 32;

/** Cuts content into chunks of random lengths, the same for the same seed. */
export function cut(content: Buffer, seed: number): Uint8Array[] {
  let state = seed % MODULUS;
  const next = (below: number) => {
    state = (state * FACTOR + 1_013_904_223) % MODULUS;
    return Math.floor((state / MODULUS) * below);
  };
  next(1);
  const longest = [1, 3, 16, 65, 300, 5000][next(6)];
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < content.length;) {
    const end = start + 1 + next(longest);
    // A copy, because the validator must not rely on the memory around a chunk.
    chunks.push(Uint8Array.from(content.subarray(start, end)));
    start = end;
  }
  return chunks;
}
