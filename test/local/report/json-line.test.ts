import type { FileRow } from '../../../local/report/file-row';
import { jsonLine } from '../../../local/report/json-line';

const processed: FileRow = {
  file: 'Zürich 2024/Kaffee & Tee.csv',
  outcome: 'PROCESSED',
  reason: null,
  message: null,
  rows: 3,
  output: { bucket: 'target', key: 'processed/csv/Kaffee-Tee-1/' },
  seconds: 12.3,
};

test('a processed file has exactly these fields', () => {
  expect(jsonLine(processed)).toBe(
    '{"file":"Zürich 2024/Kaffee & Tee.csv","outcome":"PROCESSED","reason":null,"rows":3,"output":"s3://target/processed/csv/Kaffee-Tee-1/","seconds":12.3}');
});

test('a rejected file has the code of its reason, without the message', () => {
  const output = { bucket: 'quarantine', key: 'csv/EMPTY/incoming/empty.csv' };
  expect(jsonLine({ ...processed, file: 'empty.csv', outcome: 'REJECTED', reason: 'EMPTY', message: 'the file has no data rows', rows: null, output })).toBe(
    '{"file":"empty.csv","outcome":"REJECTED","reason":"EMPTY","rows":null,"output":"s3://quarantine/csv/EMPTY/incoming/empty.csv","seconds":12.3}');
});

test('what never ended has nulls', () => {
  expect(jsonLine({ ...processed, file: 'x', outcome: 'SKIPPED', reason: 'UNREADABLE', rows: null, output: null, seconds: null })).toBe(
    '{"file":"x","outcome":"SKIPPED","reason":"UNREADABLE","rows":null,"output":null,"seconds":null}');
});

test('a name with a line break stays on one line', () => {
  expect(jsonLine({ ...processed, file: 'two\nlines.csv' })).not.toContain('\n');
});
