import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readCommandLine } from '../../cli/command-line';
import { resolveFileType } from '../../cli/resolve-file-type';
import { FileCompression, FileEncoding, FileType, SchemaMatch } from '../../src';

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cli-'));
  const schemas = {
    good: [{ name: 'id', type: 'bigint', comment: 'ignored' }, { name: 'total', type: 'decimal(12,2)' }],
    nested: [{ name: 'id', type: 'array<int>' }],
    twice: [{ name: 'id', type: 'int' }, { name: 'ID', type: 'int' }],
    setting: [{ name: '${x}', type: 'int' }],
    object: { id: 'int' },
    empty: [],
  };
  for (const [name, schema] of Object.entries(schemas)) fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(schema));
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const schemaFile = (name: string) => path.join(folder, `${name}.json`);

const typeOf = (file: string, ...options: string[]) => resolveFileType(file, readCommandLine(['validate', file, ...options]).options);

/** Returns the file type of the construct without its name and the keys that it matches, which the command does not know. */
const comparable = ({ _spec: { name: _name, match: _match, ...spec } }: FileType) => spec;

describe('the command', () => {
  it.each<[string, string[], FileType]>([
    ['a.csv', [], FileType.csv()],
    ['A.CSV.GZ', [], FileType.csv()],
    ['a.tsv', [], FileType.csv({ delimiter: '\t' })],
    ['a.json', [], FileType.json()],
    ['a.jsonl', [], FileType.jsonLines()],
    ['a.ndjson.gz', [], FileType.jsonLines()],
    ['-', ['--type', 'jsonl'], FileType.jsonLines()],
    ['a.txt', ['--type', 'csv', '--delimiter', ';', '--quote', '\'', '--null-marker', 'NULL'], FileType.csv({ delimiter: ';', quote: '\'', nullMarker: 'NULL' })],
    ['a.csv', ['--delimiter', '\\t', '--no-header', '--columns', 'a,b'], FileType.csv({ delimiter: '\t', header: false, columnNames: ['a', 'b'] })],
    ['a.csv', ['--encoding', 'WINDOWS-1252', '--compression', 'gzip'], FileType.csv({ encoding: FileEncoding.WINDOWS_1252, compression: FileCompression.GZIP })],
    ['a.csv', ['--infer-types', '--allow-empty', '--no-processing-date'], FileType.csv({ inferTypes: true, allowEmpty: true, processingDate: false })],
    ['a.json', ['--max-nesting-depth', '7'], FileType.json({ maxNestingDepth: 7 })],
  ])('resolves %s %j to the same file type as the construct', (file, options, expected) => {
    const { name: _name, match: _match, ...type } = typeOf(file, ...options);
    expect(type).toEqual(comparable(expected));
  });

  it('reads the options of a schema', () => {
    expect(typeOf('a.csv', '--schema', schemaFile('good'), '--schema-match', 'allow-extra', '--on-cast-failure', 'null')).toMatchObject({
      schema: [{ name: 'id', type: 'bigint' }, { name: 'total', type: 'decimal(12,2)' }], schemaMatch: SchemaMatch.ALLOW_EXTRA, onCastFailure: 'null',
    });
    expect(typeOf('a.csv', '--schema', schemaFile('good'), '--no-header').dialect).toMatchObject({ header: false });
  });

  it('reads limits in bytes', () => {
    expect(typeOf('a.csv', '--max-record-bytes', '1024', '--max-field-bytes', '100').dialect.limits).toEqual({ recordBytes: 1024, fieldBytes: 100, nestingDepth: 500 });
  });

  it.each<[string, string[], RegExp]>([
    ['no command is given', [], /validate/],
    ['the command is unknown', ['check', 'a.csv'], /"check".* validate/],
    ['no file is given', ['validate'], /file.* -/],
    ['standard input is given twice', ['validate', '-', '-'], /standard input.* -/],
    ['an option is unknown', ['validate', 'a.csv', '--sep', ';'], /--sep/],
  ])('fails when %s', (_case, argv, message) => {
    expect(() => readCommandLine(argv)).toThrow(message);
  });

  it.each<[string, string[], string | RegExp]>([
    ['the name does not show the type', ['a.txt'], /"a\.txt".* --type csv, json or jsonl/],
    ['standard input has no type', ['-'], /"-".* --type/],
    ['the type is unknown', ['a.csv', '--type', 'xml'], /--type is "xml".* csv, json or jsonl/],
    ['a delimiter has two characters', ['a.csv', '--delimiter', '||'], /--delimiter is "\|\|"/],
    ['the quote is the delimiter', ['a.csv', '--delimiter', '\'', '--quote', '\''], /--delimiter and --quote .*"'"/],
    ['the null marker contains the delimiter', ['a.csv', '--null-marker', 'n,a'], /--null-marker is "n,a"/],
    ['nothing names the columns', ['a.csv', '--no-header'], /--no-header.* --columns or --schema/],
    ['columns are named although there is a header', ['a.csv', '--columns', 'a'], /--columns.* --no-header/],
    ['an encoding is unknown', ['a.csv', '--encoding', 'latin9'], /--encoding is "latin9".* UTF-8, ISO-8859-1, windows-1252, UTF-16, UTF-16LE, UTF-16BE/],
    ['a compression is unknown', ['a.csv', '--compression', 'zip'], /--compression is "zip".* auto, none, gzip/],
    ['types of JSON are to be inferred', ['a.json', '--infer-types'], /--infer-types .*CSV/],
    ['types are both declared and to be inferred', ['a.csv', '--infer-types', '--schema', 'good'], /--schema .*--infer-types/],
    ['an option of CSV is given for JSON', ['a.json', '--delimiter', ';'], /--delimiter .*CSV/],
    ['an option of JSON is given for CSV', ['a.csv', '--max-nesting-depth', '3'], /--max-nesting-depth .*JSON/],
    ['bad cells are to be null without a schema', ['a.csv', '--on-cast-failure', 'null'], /--on-cast-failure .*--schema/],
    ['columns are named twice', ['a.csv', '--columns', 'a', '--schema', 'good'], /--columns .*--schema/],
    ['a column has no name', ['a.csv', '--no-header', '--columns', 'a,'], /^--columns: .*name/],
    ['two columns differ in case', ['a.csv', '--no-header', '--columns', 'a,A'], /^--columns: .*"a".*"A"/],
    ['a column has the name of the one that the pipeline adds', ['a.csv', '--no-header', '--columns', 'processing_date'], /^--columns: .*"processing_date".*--no-processing-date/],
    ['a schema match is given without a schema', ['a.csv', '--schema-match', 'exact'], /--schema-match .*--schema/],
    ['a schema match is given without a header', ['a.csv', '--no-header', '--schema', 'good', '--schema-match', 'any-order'], /--schema-match .*--no-header/],
    ['a limit is too large', ['a.csv', '--max-record-bytes', '99999999'], /--max-record-bytes is "99999999".* 1 to 33554432/],
    ['a limit is not a whole number', ['a.csv', '--max-field-bytes', '1e3'], /--max-field-bytes is "1e3"/],
  ])('fails when %s', (_case, [file, ...options], message) => {
    expect(() => typeOf(file, ...options.map((option) => (option === 'good' ? schemaFile(option) : option)))).toThrow(message);
  });

  it.each([
    ['does not exist', 'absent', /absent\.json.* ENOENT/],
    ['has a nested type', 'nested', /"id".* array<int>.* string, boolean/],
    ['has a column twice', 'twice', /twice\.json: .*"id".*"ID"/],
    ['has a column whose name is a setting of Spark', 'setting', /setting\.json: .*"\$\{x\}"/],
    ['is not an array', 'object', /object\.json .*array/],
    ['is empty', 'empty', /empty\.json .*array/],
  ])('fails when a schema %s', (_case, name, message) => {
    expect(() => typeOf('a.csv', '--schema', schemaFile(name))).toThrow(message);
  });
});
