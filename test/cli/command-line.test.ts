import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readCommandLine } from '../../cli/command-line';
import { fileTypeOf } from '../../cli/file-type-of';
import { FileCompression, FileEncoding, FileType, SchemaMatch } from '../../src';

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cli-'));
  const schemas = {
    good: [{ name: 'id', type: 'bigint', comment: 'left out' }, { name: 'total', type: 'decimal(12,2)' }],
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

const typeOf = (file: string, ...options: string[]) => fileTypeOf(file, readCommandLine(['validate', file, ...options]).options);

/** What the construct makes of the same wishes; the key it matches is none of the command's. */
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
  ])('reads %s %j as the construct would', (file, options, expected) => {
    const { name: _name, match: _match, ...type } = typeOf(file, ...options);
    expect(type).toEqual(comparable(expected));
  });

  it('reads a schema, and how files may differ from it', () => {
    expect(typeOf('a.csv', '--schema', schemaFile('good'), '--schema-match', 'allow-extra', '--on-cast-failure', 'null')).toMatchObject({
      schema: [{ name: 'id', type: 'bigint' }, { name: 'total', type: 'decimal(12,2)' }], schemaMatch: SchemaMatch.ALLOW_EXTRA, onCastFailure: 'null',
    });
    expect(typeOf('a.csv', '--schema', schemaFile('good'), '--no-header').dialect).toMatchObject({ header: false });
  });

  it('has the limits of the construct', () => {
    expect(typeOf('a.csv', '--max-record-bytes', '1024', '--max-field-bytes', '100').dialect.limits).toEqual({ recordBytes: 1024, fieldBytes: 100, nestingDepth: 500 });
  });

  it.each<[string, string[], RegExp]>([
    ['no command is given', [], /no command is given: write validate and the files/],
    ['the command is another', ['check', 'a.csv'], /there is no command "check": write validate/],
    ['no file is given', ['validate'], /no file is given: name at least one, or -/],
    ['standard input is to be read twice', ['validate', '-', '-'], /write - once/],
    ['an option is unknown', ['validate', 'a.csv', '--sep', ';'], /--sep/],
  ])('fails when %s', (_case, argv, message) => {
    expect(() => readCommandLine(argv)).toThrow(message);
  });

  it.each<[string, string[], string | RegExp]>([
    ['the name does not tell the type', ['a.txt'], /"a.txt" does not tell the type: give --type csv, json or jsonl/],
    ['standard input has no type', ['-'], /"-" does not tell the type/],
    ['the type is unknown', ['a.csv', '--type', 'xml'], /--type is "xml": give csv, json or jsonl/],
    ['a delimiter has two characters', ['a.csv', '--delimiter', '||'], /--delimiter is "\|\|"/],
    ['the quote is the delimiter', ['a.csv', '--delimiter', '\'', '--quote', '\''], /--delimiter and --quote are both "'"/],
    ['the null marker has a delimiter', ['a.csv', '--null-marker', 'n,a'], /--null-marker is "n,a"/],
    ['nothing names the columns', ['a.csv', '--no-header'], /--no-header leaves the columns without names: add --columns or --schema/],
    ['columns are named beside a header', ['a.csv', '--columns', 'a'], /--columns is only for files without a header: add --no-header/],
    ['an encoding is unknown', ['a.csv', '--encoding', 'latin9'], /--encoding is "latin9": give one of UTF-8, ISO-8859-1/],
    ['a compression is unknown', ['a.csv', '--compression', 'zip'], /--compression is "zip": give one of auto, none, gzip/],
    ['types are inferred of JSON', ['a.json', '--infer-types'], /--infer-types is for CSV: leave it out/],
    ['types are inferred and declared', ['a.csv', '--infer-types', '--schema', 'good'], /--schema already declares the types that --infer-types infers/],
    ['an option of CSV is given for JSON', ['a.json', '--delimiter', ';'], /--delimiter is for CSV: leave it out, or check these files on their own/],
    ['an option of JSON is given for CSV', ['a.csv', '--max-nesting-depth', '3'], /--max-nesting-depth is for JSON/],
    ['bad cells are to be null, and there is no schema', ['a.csv', '--on-cast-failure', 'null'], /--on-cast-failure is about a schema/],
    ['columns are named twice', ['a.csv', '--columns', 'a', '--schema', 'good'], /--columns and --schema both name the columns/],
    ['a column has no name', ['a.csv', '--no-header', '--columns', 'a,'], /--columns: a column has no name/],
    ['two columns differ in case', ['a.csv', '--no-header', '--columns', 'a,A'], /--columns: the columns "a" and "A" .* ignores case/],
    ['a column is the one that is added', ['a.csv', '--no-header', '--columns', 'processing_date'], /--columns: the pipeline itself adds a column "processing_date"/],
    ['a match has no schema', ['a.csv', '--schema-match', 'exact'], /--schema-match has no effect without --schema/],
    ['a match has no header', ['a.csv', '--no-header', '--schema', 'good', '--schema-match', 'any-order'], /--schema-match compares the header .* --no-header/],
    ['a limit is too large', ['a.csv', '--max-record-bytes', '99999999'], /--max-record-bytes is "99999999": give a whole number from 1 to 33554432/],
    ['a limit is no number', ['a.csv', '--max-field-bytes', '1e3'], /--max-field-bytes is "1e3"/],
  ])('fails when %s', (_case, [file, ...options], message) => {
    expect(() => typeOf(file, ...options.map((option) => (option === 'good' ? schemaFile(option) : option)))).toThrow(message);
  });

  it.each([
    ['is not there', 'absent', /cannot be read: ENOENT/],
    ['has a nested type', 'nested', /column "id" of the schema .* has the type array<int>: use one of string/],
    ['has a column twice', 'twice', /twice.json: the columns "id" and "ID"/],
    ['has a column whose name is a setting of Spark', 'setting', /setting.json: the column name "\$\{x\}" contains \$\{/],
    ['is no array', 'object', /is no array of columns: write \[/],
    ['is empty', 'empty', /is no array of columns/],
  ])('fails when a schema %s', (_case, name, message) => {
    expect(() => typeOf('a.csv', '--schema', schemaFile(name))).toThrow(message);
  });
});
