import { pipelineDimension } from '../../src/contract/metric-names';

test.each(['Orders', 'Production/Stack/Orders to Parquet', 'x'.repeat(255)])('the path %s is taken as it is', (path) => {
  expect(pipelineDimension(path)).toBe(path);
});

test.each([['S/Überweisungen/P'], ['x'.repeat(256)], ['x'.repeat(550)], [`S/${'Ä'.repeat(548)}`], ['tab\there'], ['結果']])('%s becomes a value that CloudWatch takes', (path) => {
  expect(pipelineDimension(path)).toMatch(/^[ -~]{1,255}$/);
});

test('a path that is changed can still be recognised', () => {
  expect(pipelineDimension('S/Überweisungen/P')).toMatch(/^S\/-berweisungen\/P-[0-9a-f]{16}$/);
});

test.each([['S/Ü', 'S/Ä'], ['S/Ü', 'S/-'], [`${'x'.repeat(549)}1`, `${'x'.repeat(549)}2`]])('two paths never share a value (case %#)', (one, other) => {
  expect(pipelineDimension(one)).not.toBe(pipelineDimension(other));
});
