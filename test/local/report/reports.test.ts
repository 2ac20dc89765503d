import { renderOutcomes, type FileRow, jsonLine } from '../../../local/report/file-rows';
import { renderCalls, renderMessages, renderParquet } from '../../../local/report/tables';
import { plain, Style } from '../../../local/report/text';
import type { Announcement } from '../../../src/contract/announcement';

const marked: Style = (format, text) => (format === 'red' ? `<red>${text}</>` : text);

test('outcomes are shown with reasons, rows and seconds, the buckets once below', () => {
  const file = { message: null, reason: null, seconds: 1 };
  const longPath = `${'x'.repeat(50)}.csv`;
  expect(renderOutcomes([
    { ...file, file: 'a.csv', outcome: 'PROCESSED', rows: 5, output: { bucket: 't', key: 'processed/csv/a-1/' } },
    { ...file, file: 'b.csv', outcome: 'REJECTED', reason: 'EMPTY', message: 'no rows', rows: null, output: { bucket: 'q', key: 'csv/EMPTY/b.csv' } },
    { ...file, file: longPath, outcome: 'SKIPPED', rows: null, output: null, seconds: null },
  ], plain)).toEqual([
    'FILE                                      OUTCOME    REASON  ROWS  SECONDS  OUTPUT',
    'a.csv                                     PROCESSED             5      1.0  processed/csv/a-1/',
    'b.csv                                     REJECTED   EMPTY             1.0  csv/EMPTY/b.csv',
    `${'x'.repeat(39)}…  SKIPPED`,
    '',
    'b.csv: no rows',
    '',
    expect.stringMatching(/PROCESSED.* s3:\/\/t\//),
    expect.stringMatching(/REJECTED.* s3:\/\/q\//),
  ]);
});

test('of many files, not more messages are shown than fit on a screen', () => {
  const rejected = { file: 'b.csv', outcome: 'REJECTED', reason: 'EMPTY', message: 'no rows', rows: null, output: null, seconds: 1 } as const;
  const lines = renderOutcomes(Array(32).fill(rejected), plain);
  expect(lines.filter((line) => line === 'b.csv: no rows')).toHaveLength(30);
  expect(lines.at(-1)).toBe('and 2 more');
});

test('denied calls are red and name what was denied', () => {
  expect(renderCalls([
    { role: 'Stage/Role', action: 's3:GetObject', isAllowed: true, count: 2, resources: [] },
    { role: 'Stage/Role', action: 's3:PutObject', isAllowed: false, count: 1, resources: ['arn:aws:s3:::b/k'] },
  ], marked)).toEqual([
    'ROLE        CALL          TIMES  DECISION',
    'Stage/Role  s3:GetObject      2  allowed',
    '<red>Stage/Role</>  <red>s3:PutObject</>      <red>1</>  <red>DENIED on arn:aws:s3:::b/k</>',
  ]);
});

test('messages are shown in the order of their arrival, not more than fit on a screen', () => {
  const announcement = { outcome: 'PROCESSED', fileType: 'csv', source: { key: 'incoming/a.csv' }, rowsOut: 5, reason: null } as Announcement;
  const lines = renderMessages(Array<Announcement>(32).fill(announcement), plain);
  expect(lines.slice(0, 2)).toEqual(['OUTCOME    FILE TYPE  SOURCE          ROWS  REASON', 'PROCESSED  csv        incoming/a.csv     5']);
  expect(lines.at(-1)).toBe('and 2 more');
});

test('values of every Parquet type are shown, and no more columns than fit', () => {
  const columns = ['id', 'day', 'tags', 'none', 'e', 'f', 'g', 'h', 'i'];
  const row = { id: 9007199254740993n, day: new Date('2024-03-01'), tags: [1n], none: null, e: true, f: 1.5, g: 'x', h: new Date('2024-03-01T01:02:03Z') };
  expect(renderParquet({ columns, rows: [row] }, plain)).toEqual([
    'id                day         tags   none  e     f    g  h',
    '9007199254740993  2024-03-01  ["1"]  null  true  1.5  x  2024-03-01T01:02:03.000Z',
    'and 1 more columns',
  ]);
});

test('decimals have the digits of their column', () => {
  expect(renderParquet({ columns: ['total'], rows: [{ total: 19.900000000000002 }, { total: null }], scales: { total: 2 } }, plain)).toEqual(['total', '19.90', 'null']);
});

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
