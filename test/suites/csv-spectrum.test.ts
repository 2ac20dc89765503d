import * as fs from 'node:fs';
import * as path from 'node:path';
import type { CsvFileType } from '../../src/contract/file-type-spec';
import type { ReasonCode } from '../../src/contract/reason-codes';
import { readCsv } from '../content/corpus/reference-csv';
import { fileTypeOf, verdictOf } from '../content/support/verdict-of';

/** https://github.com/maxogden/csv-spectrum: files, each with the records that a parser must find. */
const SUITE = path.dirname(require.resolve('csv-spectrum'));
const NAMES = fs.readdirSync(path.join(SUITE, 'csvs')).map((name) => path.basename(name, '.csv'));

/** The files about which we disagree with the suite, and why. */
const DISAGREEMENTS: Readonly<Record<string, [code: ReasonCode, why: string]>> = {
  location_coordinates: ['BARE_QUOTE', 'its seconds of arc are quotes inside unquoted fields, which RFC 4180 does not allow, and its JSON has another phone number'],
};

const contentOf = (name: string) => fs.readFileSync(path.join(SUITE, 'csvs', `${name}.csv`));

afterAll(() => console.info(`csv-spectrum: ${NAMES.length} files, we disagree about ${Object.keys(DISAGREEMENTS).length}`));

test('the suite has the 12 files that it had', () => {
  expect(NAMES).toHaveLength(12);
});

test.each(NAMES.filter((name) => !(name in DISAGREEMENTS)))('%s is valid and has the expected records', (name) => {
  const content = contentOf(name);
  const expected = JSON.parse(fs.readFileSync(path.join(SUITE, 'json', `${name}.json`), 'utf8')) as Record<string, string>[];

  const columns = Object.keys(expected[0]).map((column) => ({ name: column, type: 'string' }));
  expect(verdictOf({}, content)).toMatchObject({ valid: true, facts: { rows: expected.length, columns } });

  const { records } = readCsv(content.toString(), fileTypeOf({}) as CsvFileType);
  // The suite has no null.
  expect(records.map((record) => record.map((value) => value ?? ''))).toEqual(expected.map((record) => Object.values(record)));
});

test.each(Object.entries(DISAGREEMENTS))('%s is rejected', (name, [code]) => {
  expect(verdictOf({}, contentOf(name))).toMatchObject({ valid: false, reason: { code } });
});
