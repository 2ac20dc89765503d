import { announcedResult, unannouncedResult, unfinishedResult, validatedResult } from '../../../local/pipeline/file-result';
import type { Announcement } from '../../../src/contract/announcement';

const announcement = {
  outcome: 'PROCESSED', rowsIn: 5, rowsOut: 4, reason: null, output: { bucket: 't', key: 'processed/csv/a-1/' },
} as Announcement;

test('a processed file has the rows that were written', () => {
  expect(announcedResult(announcement)).toEqual({
    outcome: 'PROCESSED', reason: null, message: null, rows: 4, output: { bucket: 't', key: 'processed/csv/a-1/' }, announced: true,
  });
});

test('a rejected file has the code of its reason, and the message says where', () => {
  const reason = { code: 'RAGGED_ROW', message: 'the row has 3 fields', line: 3, column: 1, byteOffset: 20, excerpt: '1,2,3' };
  expect(announcedResult({ ...announcement, outcome: 'REJECTED', rowsIn: null, rowsOut: null, reason })).toMatchObject({
    reason: 'RAGGED_ROW', message: 'line 3, column 1: the row has 3 fields', rows: null,
  });
});

test('a superseded file has no rows of its own', () => {
  expect(announcedResult({ ...announcement, outcome: 'SUPERSEDED', output: null }).rows).toBeNull();
});

test.each([
  ['processed', { publication: { outcome: 'PROCESSED', bucket: 't', prefix: 'p/', rowsOut: 2 } }, { outcome: 'PROCESSED', rows: 2, output: { bucket: 't', key: 'p/' } }],
  ['superseded', { publication: { outcome: 'SUPERSEDED', bucket: 't', prefix: 'p/', rowsOut: 2 } }, { outcome: 'SUPERSEDED', rows: null, output: null }],
  ['rejected', { validation: { reason: { code: 'EMPTY' } }, quarantine: { bucket: 'q', key: 'k' } }, { outcome: 'REJECTED', reason: 'EMPTY', output: { bucket: 'q', key: 'k' } }],
])('an execution that nobody was told of tells itself that its file was %s', (_outcome, output, expected) => {
  expect(unannouncedResult({ status: 'SUCCEEDED', output: JSON.stringify(output) })).toMatchObject({ ...expected, announced: false });
});

test('an execution that failed without a word has the name of its error', () => {
  expect(unannouncedResult({ status: 'FAILED', error: 'JobRunFailed', cause: 'out of memory' })).toMatchObject({
    outcome: 'FAILED', reason: 'JobRunFailed', message: 'out of memory', announced: false,
  });
  expect(unannouncedResult({ status: 'ABORTED' })).toMatchObject({ outcome: 'FAILED', reason: 'ABORTED' });
});

test('a file that is followed to the conversion only has the rows that were validated', () => {
  expect(validatedResult({ states: ['Start job'], validation: { valid: true, fileType: 'csv', size: 1, rows: 7 } })).toMatchObject({
    outcome: 'VALIDATED', rows: 7, output: null,
  });
});

test('a file that did not end has the reason as its message', () => {
  expect(unfinishedResult('why')).toMatchObject({ outcome: 'UNFINISHED', message: 'why', announced: false });
});
