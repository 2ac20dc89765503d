import * as fs from 'node:fs';
import * as path from 'node:path';
import { collectFiles } from '../../../local/demo/collect-files';
import { EXPECTED_OUTCOMES, SAMPLES_FOLDER } from '../../../local/samples/samples';
import { REASON_CODES } from '../../../src/contract/reason-codes';

test('every sample has an expected outcome, and every expectation a sample', async () => {
  const { files } = await collectFiles(SAMPLES_FOLDER);
  expect(files.map(({ name }) => name.normalize()).sort()).toEqual(Object.keys(EXPECTED_OUTCOMES).map((name) => name.normalize()).sort());
});

test('the files that must be refused say why', () => {
  const reasons = Object.values(EXPECTED_OUTCOMES).filter(({ outcome }) => outcome === 'REJECTED').map(({ reason }) => reason);
  expect(reasons).toEqual(['EMPTY', 'RAGGED_ROW', 'INVALID_JSON', 'UNSUPPORTED_TYPE']);
  expect(reasons.filter((reason) => reason === null || !(reason in REASON_CODES))).toEqual([]);
});

test('one sample has a name with a space and letters beyond ASCII', () => {
  expect(Object.keys(EXPECTED_OUTCOMES).some((name) => name.includes(' ') && /[^\x00-\x7f]/.test(name))).toBe(true);
});

test('the rows that the CSV samples must have are those they have', () => {
  const rows = (name: string) => fs.readFileSync(path.join(SAMPLES_FOLDER, name), 'utf8').trim().split('\n').length - 1;
  expect(rows('sample_data.csv')).toBe(EXPECTED_OUTCOMES['sample_data.csv'].rows);
});
