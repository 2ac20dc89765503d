import { fuzzScanners } from './fuzz-scanners';

/** `npm run fuzz` reads a hundred times as many, of other seeds. */
test.each([20_240_229, 8_259])('our scanners and parsers that are not ours say the same of generated files (seed %d)', (seed) => {
  const lines: string[] = [];
  const agreed = fuzzScanners(seed, 1_500, (line) => lines.push(line));
  expect(lines.filter((line) => !line.includes(' 0 disagreements '))).toEqual([]);
  expect(agreed).toBe(true);
  // Else nothing would be compared but refusals.
  expect(Math.min(...lines.map((line) => Number(/ (\d+) accepted/.exec(line)![1])))).toBeGreaterThan(50);
});
