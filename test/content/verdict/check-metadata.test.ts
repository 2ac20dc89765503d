import fc from 'fast-check';
import { matchFileType } from '../../../content/verdict/check-metadata';
import type { FileTypeSpec, MatchSpec } from '../../../src/contract/file-type-spec';
import { sourceKey } from '../../lambda-src/support/source-key';
import { fileTypeOf } from '../support/verdict-of';

function type(name: string, ...match: Partial<MatchSpec>[]): FileTypeSpec {
  return fileTypeOf({ name, match: match.map((spec) => ({ prefix: '', suffix: '', ...spec })) });
}

const TYPES = [
  type('csv', { suffix: '.csv' }),
  type('jsonLines', { suffix: '.jsonl' }, { suffix: '.ndjson' }),
  type('refunds', { prefix: 'refunds/' }),
  type('refundsEu', { prefix: 'refunds/eu/' }),
  type('daily', { suffix: '.daily.csv' }),
  type('refundsCsv', { prefix: 'refunds/', suffix: '.csv' }),
];

test.each([
  ['a.csv', 'csv'],
  ['deep/below/A.CSV', 'csv'],
  ['a.daily.csv', 'daily'],
  ['x.ndjson', 'jsonLines'],
  ['x.JSONL', 'jsonLines'],
  ['refunds/x', 'refunds'],
  ['refunds/a.csv', 'refundsCsv'],
  ['refunds/eu/a.csv', 'refundsEu'],
  ['.csv', 'csv'],
])('the key %s matches the type %s: the longer prefix wins, then the longer suffix', (key, expected) => {
  expect(matchFileType(`incoming/${key}`, 'incoming/', TYPES)?.name).toBe(expected);
  expect(matchFileType(`incoming/${key}`, 'incoming/', [...TYPES].reverse())?.name).toBe(expected);
});

test.each(['incoming/a.txt', 'incoming/csv', 'incoming/Refunds/a', 'elsewhere/a.csv', 'incoming/a.csv/'])('the key %s matches no type', (key) => {
  expect(matchFileType(key, 'incoming/', TYPES)).toBeUndefined();
});

test('does not match a key in which the prefix and the suffix overlap', () => {
  expect(matchFileType('a.csv', '', [type('t', { prefix: 'a.c', suffix: '.csv' })])).toBeUndefined();
});

test('returns a type or undefined for any key', () => {
  fc.assert(fc.property(sourceKey(), (key) => expect([undefined, ...TYPES]).toContain(matchFileType(key, '', TYPES))));
});
