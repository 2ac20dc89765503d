import { resolveCompression } from '../../../../lambda-src/shared/compression/resolve-compression';

test.each([
  ['auto', 'a.csv', 'none'], ['auto', 'a.csv.gz', 'gzip'], ['auto', 'in/A.CSV.GZ', 'gzip'], ['auto', 'gz', 'none'], ['auto', 'a.gzip', 'none'],
  ['gzip', 'a.csv', 'gzip'], ['none', 'a.csv.gz', 'none'],
] as const)('with the setting %s, %s is of the compression %s', (setting, name, expected) => {
  expect(resolveCompression(setting, name)).toBe(expected);
});
