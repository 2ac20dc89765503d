import { findNotificationProblems, findCallProblems, findFileProblems, findSampleProblems } from '../../../local/demo/find-problems';
import type { FollowedFile } from '../../../local/pipeline/follower';
import type { FileRow } from '../../../local/report/file-rows';
import type { ExpectedOutcome } from '../../../local/samples/samples';

const EXPECTED: Record<string, ExpectedOutcome> = {
  'good.csv': { outcome: 'PROCESSED', reason: null, rows: 5, validatedRows: 6 },
  'ragged.csv': { outcome: 'REJECTED', reason: 'RAGGED_ROW', rows: null, validatedRows: null },
};

const row = (file: string, more: Partial<FileRow>): FileRow => ({
  file, outcome: 'PROCESSED', reason: null, message: null, rows: null, output: null, seconds: 1, ...more,
});
const good = row('good.csv', { rows: 5 });
const ragged = row('ragged.csv', { outcome: 'REJECTED', reason: 'RAGGED_ROW' });

test('samples that end as declared are no problem', () => {
  expect(findSampleProblems([good, ragged], EXPECTED, true)).toEqual([]);
});

test('a name is the same however its letters are composed', () => {
  const expected = { ['Zürich.csv'.normalize('NFC')]: EXPECTED['good.csv'] };
  expect(findSampleProblems([row('Zürich.csv'.normalize('NFD'), { rows: 5 })], expected, true)).toEqual([]);
});

test('without Spark a file that would be processed must be validated, with the rows of the file', () => {
  expect(findSampleProblems([{ ...good, outcome: 'VALIDATED', rows: 6 }, ragged], EXPECTED, false)).toEqual([]);
  expect(findSampleProblems([good, ragged], EXPECTED, false)).toEqual([expect.stringMatching(/^good\.csv: .*VALIDATED, 6 rows.*PROCESSED, 5 rows/)]);
});

test('without Spark a file on which the job would fail must be validated', () => {
  const expected: Record<string, ExpectedOutcome> = { 'wrong.csv': { outcome: 'FAILED', reason: 'JobRunFailed', rows: null, validatedRows: 2 } };
  expect(findSampleProblems([row('wrong.csv', { outcome: 'VALIDATED', rows: 2 })], expected, false)).toEqual([]);
  expect(findSampleProblems([row('wrong.csv', { outcome: 'FAILED', reason: 'JobRunFailed' })], expected, true)).toEqual([]);
});

test.each([
  ['the outcome', { outcome: 'FAILED', reason: 'JobRunFailed', rows: null }, /^good\.csv: .*PROCESSED, 5 rows.*FAILED, JobRunFailed/],
  ['the number of rows', { rows: 4 }, /^good\.csv: .*PROCESSED, 5 rows.*PROCESSED, 4 rows/],
] as const)('fails when %s of a sample differs', (_what, more, problem) => {
  expect(findSampleProblems([{ ...good, ...more }, ragged], EXPECTED, true)).toEqual([expect.stringMatching(problem)]);
});

test('fails when the reason of a sample differs', () => {
  expect(findSampleProblems([good, { ...ragged, reason: 'EMPTY' }], EXPECTED, true)).toEqual([expect.stringMatching(/^ragged\.csv: .*RAGGED_ROW.*EMPTY/)]);
});

test('fails when a sample is missing', () => {
  expect(findSampleProblems([good], EXPECTED, true)).toEqual([expect.stringMatching(/^ragged\.csv: .*missing/)]);
});

test('each of the user\'s files may be processed or rejected', () => {
  expect(findFileProblems([good, ragged], true)).toEqual([]);
});

test.each(['FAILED', 'SUPERSEDED', 'UNFINISHED', 'SKIPPED', 'VALIDATED'] as const)('fails when a file of the user ends %s', (outcome) => {
  expect(findFileProblems([good, row('other.csv', { outcome })], true)).toEqual([`other.csv: ended ${outcome}`]);
});

test('without Spark a file of the user may end validated', () => {
  expect(findFileProblems([row('other.csv', { outcome: 'VALIDATED' })], false)).toEqual([]);
});

test('fails when a role was denied a call', () => {
  const call = { role: 'Stage/Role', action: 's3:PutObject', count: 1, resources: [] };
  expect(findCallProblems([{ ...call, isAllowed: true }])).toEqual([]);
  expect(findCallProblems([{ ...call, isAllowed: false, resources: ['arn:aws:s3:::b/k'] }])).toEqual(['Stage/Role: s3:PutObject was denied on arn:aws:s3:::b/k']);
});

test('fails when no target received a notification of an end', () => {
  const notified = { announced: true, outcome: 'PROCESSED' } as FollowedFile;
  const notNotified = { announced: false, outcome: 'REJECTED' } as FollowedFile;
  const validated = { announced: false, outcome: 'VALIDATED' } as FollowedFile;
  expect(findNotificationProblems(new Map([['a.csv', notified], ['b.csv', notNotified], ['c.csv', validated]]))).toEqual([expect.stringMatching(/^b\.csv: /)]);
});
