import { CORPUS } from './corpus';
import type { CorpusCase, ExpectedFacts } from './corpus-case';
import { decode, textBytes } from './decode';
import { readCsv } from './reference-csv';
import { parsedValue, readJson } from './reference-json';
import type { ContentFormat } from '../../../src/contract/file-type-spec';
import { REASON_CODES, type ReasonCode } from '../../../src/contract/reason-codes';
import { fileTypeOf } from '../support/verdict-of';

const ALL: ContentFormat[] = ['csv', 'json', 'jsonLines'];

/** The formats whose content can have each problem. If there are none, only the pipeline decides whether a file has it. */
const FORMATS: Readonly<Record<ReasonCode, ContentFormat[]>> = {
  UNSUPPORTED_TYPE: [],
  TOO_LARGE: [],
  EMPTY: ALL,
  INVALID_GZIP: ALL,
  DECOMPRESSION_BOMB: ALL,
  INVALID_ENCODING: ALL,
  NUL_CHARACTER: ALL,
  RAGGED_ROW: ['csv'],
  UNTERMINATED_QUOTE: ['csv'],
  BARE_QUOTE: ['csv'],
  LONE_CARRIAGE_RETURN: ['csv', 'jsonLines'],
  MIXED_LINE_ENDINGS: ['csv'],
  DUPLICATE_COLUMN: ALL,
  RESERVED_COLUMN: ALL,
  SCHEMA_MISMATCH: ALL,
  INVALID_COLUMN_NAME: ALL,
  TOO_MANY_COLUMNS: ALL,
  CAST_FAILED: ALL,
  RECORD_TOO_LARGE: ALL,
  FIELD_TOO_LARGE: ALL,
  INVALID_JSON: ['json', 'jsonLines'],
  NOT_AN_ARRAY_OF_OBJECTS: ['json'],
  NOT_AN_OBJECT: ['jsonLines'],
  DUPLICATE_KEY: ['json', 'jsonLines'],
  NESTED_TOO_DEEP: ['json', 'jsonLines'],
};

const valid = CORPUS.filter((file): file is CorpusCase & { verdict: ExpectedFacts } => file.verdict.valid);

function codesOf({ verdict }: CorpusCase): ReasonCode[] {
  return verdict.valid ? [] : [verdict.reason, ...(verdict.furtherProblems ?? [])].map(({ code }) => code);
}

test('the corpus has at least 400 files in at least 40 classes', () => {
  const classes = new Set(CORPUS.map((file) => file.class));
  expect(CORPUS.length).toBeGreaterThanOrEqual(400);
  expect(classes.size).toBeGreaterThanOrEqual(40);
});

test('no two files of a class have the same name', () => {
  const names = CORPUS.map(({ class: className, name }) => `${className}: ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});

test.each(Object.entries(FORMATS))('files of exactly the formats that can have %s are rejected for it', (code, formats) => {
  const rejected = CORPUS.filter((file) => codesOf(file).includes(code as ReasonCode)).map(({ fileType }) => fileType.format!);
  expect([...new Set(rejected)].sort()).toEqual(formats);
});

test('each reason code that a file\'s content can have has one short example', () => {
  const shown = CORPUS.filter(({ example }) => example).flatMap((file) => codesOf(file));
  expect(shown.sort()).toEqual(REASON_CODES.filter((code) => FORMATS[code].length > 0).sort());
});

test.each(valid.filter(({ large }) => !large))('the records of "$class: $name" are those that a second reader finds', (file) => {
  const { fileType, verdict: { records } } = file;
  const checked = fileTypeOf(fileType);
  const text = decode(textBytes(file), file).replace(/^\ufeff/, '');
  if (checked.format === 'csv') {
    expect(readCsv(text, checked).records).toEqual(records);
  } else {
    const { rows } = readJson(text, checked.format, checked.schema);
    expect(records.map((record, row) => record.map((value, column) => parsedValue(value, rows[row]?.[column])))).toEqual(rows);
  }
});
