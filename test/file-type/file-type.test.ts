import { CfnParameter, Lazy, Size, Stack } from 'aws-cdk-lib';
import { Schema, type Column } from 'aws-cdk-lib/aws-glue';
import { FileCompression, FileEncoding, FileMatch, FileType, SchemaMatch, type CsvFileTypeOptions } from '../../src';
import { LIMITS } from '../../src/contract/limits';
import { checkFileTypes } from '../../src/file-type/check-file-types';
import { resolved, synthesize } from '../helpers/synthesize';

const column = (name: string, type = Schema.STRING): Column => ({ name, type });

describe('a file type', () => {
  it('tells the handlers its match, dialect, schema and policies', () => {
    const fileType = FileType.csv({
      name: 'refunds', match: FileMatch.prefixAndSuffix('refunds/', '.TXT'), delimiter: ';', quote: '\'', nullMarker: 'NULL',
      encoding: FileEncoding.WINDOWS_1252, compression: FileCompression.GZIP, schemaMatch: SchemaMatch.ALLOW_EXTRA,
      maxRecordSize: Size.kibibytes(1), maxFieldSize: Size.bytes(100),
      schema: [column('id', Schema.BIG_INT), column('total', Schema.decimal(12, 2))], allowEmpty: true, processingDate: false,
    });
    expect(fileType._spec).toEqual({
      name: 'refunds', format: 'csv', match: [{ prefix: 'refunds/', suffix: '.txt' }],
      dialect: {
        encoding: 'windows-1252', compression: 'gzip', limits: { recordBytes: 1024, fieldBytes: 100, nestingDepth: 500 },
        delimiter: ';', quote: '\'', header: true, nullMarker: 'NULL',
      },
      schema: [{ name: 'id', type: 'bigint' }, { name: 'total', type: 'decimal(12,2)' }], schemaMatch: 'allowExtra', inferTypes: false,
      allowEmpty: true, onCastFailure: 'fail', processingDate: false,
    });
  });

  it('is exact, plain or gzip by its key, and bounded unless it says otherwise', () => {
    const limits = { recordBytes: 8 * 1024 ** 2, fieldBytes: 8 * 1024 ** 2, nestingDepth: 500 };
    const dialect = { encoding: 'UTF-8', compression: 'auto', limits };
    expect(FileType.csv()._spec).toMatchObject({
      schemaMatch: 'exact', inferTypes: false, dialect: { ...dialect, delimiter: ',', quote: '"', header: true, nullMarker: '' },
    });
    expect(FileType.jsonLines({ maxNestingDepth: 3 })._spec.dialect).toEqual({ ...dialect, limits: { ...limits, nestingDepth: 3 } });
  });

  it('names the columns of files without a header', () => {
    expect(FileType.csv({ header: false, columnNames: ['a', 'b'] })._spec.dialect).toMatchObject({ header: false, columnNames: ['a', 'b'] });
    expect(FileType.csv({ header: false, schema: [column('a')] })._spec.dialect).not.toHaveProperty('columnNames');
  });

  it.each([
    [FileType.csv(), 'csv', ['.csv', '.csv.gz']], [FileType.json(), 'json', ['.json', '.json.gz']],
    [FileType.jsonLines(), 'jsonl', ['.jsonl', '.jsonl.gz', '.ndjson', '.ndjson.gz']],
  ])('has the suffixes of its format by default: %#', (fileType, name, suffixes) => {
    expect(fileType.name).toBe(name);
    expect(fileType._spec.match).toEqual(suffixes.map((suffix) => ({ prefix: '', suffix })));
  });

  it.each([...',;|\t:~^'])('takes the delimiter %j', (delimiter) => {
    expect(FileType.csv({ delimiter })._spec.dialect).toMatchObject({ delimiter, quote: '"' });
  });

  it('takes every type that a cell of text can be cast to', () => {
    const types = [
      Schema.STRING, Schema.BOOLEAN, Schema.TINY_INT, Schema.SMALL_INT, Schema.INTEGER, Schema.BIG_INT, Schema.FLOAT, Schema.DOUBLE,
      Schema.DATE, Schema.TIMESTAMP, Schema.decimal(38, 38), Schema.decimal(5),
    ];
    expect(() => FileType.json({ schema: types.map((type, index) => column(`c${index}`, type)) })).not.toThrow();
  });

  it('takes values that are known at deployment only', () => {
    const { resources } = synthesize((stack: Stack) => {
      const parameter = (id: string) => new CfnParameter(stack, id).valueAsString;
      return {
        fileTypes: [FileType.csv({
          delimiter: parameter('Delimiter'), match: FileMatch.prefix(parameter('Prefix')),
          schema: [column(Lazy.string({ produce: () => 'id' })), column('n', Schema.custom(parameter('Type')))],
        })],
      };
    });
    expect(resolved(resources)).toContain('<Delimiter>');
  });
});

describe('synth', () => {
  const refusals: [string, CsvFileTypeOptions, RegExp][] = [
    ['a name has capitals', { name: 'Orders' }, /file type name "Orders" is not valid: .* lower-case/],
    ['a name is that of files without a type', { name: 'none' }, /file type name "none" is reserved/],
    ['a name is that of their folder', { name: 'unsupported' }, /file type name "unsupported" is reserved/],
    ['a name is longer than 40 characters', { name: 'a'.repeat(41) }, /at most 40 characters/],
    ['a name is a token', { name: Lazy.string({ produce: () => 'x' }) }, /name of a file type is not known until deployment/],
    ['a delimiter has two characters', { delimiter: '||' }, /^file type "csv": delimiter is "\|\|"/],
    ['a delimiter is a letter', { delimiter: 'x' }, /delimiter is "x"/],
    ['a delimiter is a line break', { delimiter: '\n' }, /delimiter is "\\n"/],
    ['a delimiter is not ASCII', { delimiter: '§' }, /delimiter is "§"/],
    ['a quote is a space', { quote: ' ' }, /quote is " "/],
    ['a delimiter is a backslash', { delimiter: '\\' }, /delimiter is "\\\\"/],
    ['a quote is a backslash', { quote: '\\' }, /quote is "\\\\"/],
    ['a column would be taken for a setting', { schema: [column('${java.home}')] }, /column name "\$\{java.home\}" contains \$\{/],
    ['the delimiter is the quote', { delimiter: '"' }, /delimiter and quote are both "\\""/],
    ['a null marker has a delimiter', { delimiter: ';', nullMarker: 'n;a' }, /nullMarker is "n;a": .* 1 to 64 /],
    ['a null marker is empty', { nullMarker: '' }, /nullMarker is ""/],
    ['a null marker ends in a space', { nullMarker: 'n a ' }, /nullMarker is "n a "/],
    ['a null marker has a line break', { nullMarker: 'n\na' }, /nullMarker is "n\\na"/],
    ['nothing names the columns', { header: false }, /header: false leaves the columns without names: add columnNames or schema/],
    ['columns are named beside a header', { columnNames: ['a'] }, /columnNames is only for files without a header: add header: false/],
    ['columns are named beside a schema', { header: false, columnNames: ['a'], schema: [column('a')] }, /columnNames and schema both name the columns/],
    ['no columns are named', { header: false, columnNames: [] }, /there are 0 columns: declare 1 to 16384/],
    ['two named columns differ in case only', { header: false, columnNames: ['a', 'A'] }, /columns "a" and "A" .* ignores case/],
    ['types are declared and inferred', { inferTypes: true, schema: [column('a')] }, /schema already declares the types that inferTypes infers/],
    ['a match is about no header', { header: false, schema: [column('a')], schemaMatch: SchemaMatch.ALLOW_EXTRA }, /schemaMatch compares the header .* header: false .*: remove schemaMatch/],
    ['a match is about no schema', { schemaMatch: SchemaMatch.ANY_ORDER }, /schemaMatch has no effect without schema/],
    ['a record may be larger than memory allows', { maxRecordSize: Size.mebibytes(33) }, /file type "csv": maxRecordSize in bytes is 34603008: use a whole number from 1 to 33554432/],
    ['a field may be larger than Spark reads', { maxFieldSize: Size.mebibytes(17) }, /maxFieldSize in bytes is 17825792: .* from 1 to 16777216/],
    ['a size is known at deployment only', { maxRecordSize: Size.bytes(Lazy.number({ produce: () => 1 })) }, /maxRecordSize is not known until deployment/],
    ['a schema is empty', { schema: [] }, /there are 0 columns/],
    ['a schema has too many columns', { schema: Array.from({ length: LIMITS.columns + 1 }, (_, i) => column(`c${i}`)) }, /there are 16385 columns: declare 1 to 16384/],
    ['a column has no name', { schema: [column(' ')] }, /a column has no name/],
    ['two columns differ in case only', { schema: [column('id'), column('ID')] }, /columns "id" and "ID" .* ignores case/],
    ['a column has the name that is added', { schema: [column('Processing_Date')] }, /adds a column "Processing_Date": rename .* processingDate to false .*--no-processing-date/],
    ['a type is a word', { schema: [{ name: 'a', type: 'int' as never }] }, /file type "csv": the column "a" has the type "int": .* Schema.INTEGER/],
    ['a type is nested', { schema: [column('a', Schema.array(Schema.STRING))] }, /column "a" has the type array<string>, .*: use one of string, .* or decimal\(p,s\)/],
    ['a decimal has no precision', { schema: [column('a', Schema.custom('decimal(0,0)'))] }, /decimal\(0,0\).*: use a precision from 1 to 38/],
    ['a scale is larger than its precision', { schema: [column('a', Schema.decimal(2, 3))] }, /decimal\(2,3\).* a scale from 0 to the precision/],
  ];
  it.each(refusals)('fails when %s', (_case, options, message) => {
    expect(() => FileType.csv(options)).toThrow(message);
  });

  it.each([0, 501, 1.5])('fails when JSON may be nested in %d levels', (maxNestingDepth) => {
    expect(() => FileType.json({ maxNestingDepth })).toThrow(/file type "json": maxNestingDepth is .*: use a whole number from 1 to 500/);
  });

  it('accepts a column of the name that is not added', () => {
    expect(() => FileType.csv({ schema: [column('processing_date')], processingDate: false })).not.toThrow();
  });

  it.each([
    ['a suffix is empty', () => FileMatch.suffix(''), /the suffix "" cannot match/],
    ['a suffix has a slash', () => FileMatch.suffix('/x.csv'), /suffix "\/x.csv"/],
    ['a suffix is a pattern', () => FileMatch.suffix('*.csv'), /the suffix "\*\.csv" contains \* or \?/],
    ['a prefix is a pattern', () => FileMatch.prefix('20??/'), /the prefix "20\?\?\/" contains \* or \?/],
    ['a prefix is empty', () => FileMatch.prefix(''), /the prefix "" is not relative/],
    ['a prefix begins with a slash', () => FileMatch.prefixAndSuffix('/in', '.csv'), /the prefix "\/in" is not relative/],
  ])('fails when %s', (_case, match, message) => {
    expect(match).toThrow(message);
  });

  it.each([
    ['there are no file types', [], /fileTypes is empty, so every file would be rejected/],
    ['two file types have one name', [FileType.csv(), FileType.csv({ match: FileMatch.prefix('x/') })], /two file types have the name "csv"/],
    ['there are more than one role can start', Array.from({ length: LIMITS.fileTypes + 1 }, (_, i) => FileType.csv({ name: `t${i}`, match: FileMatch.prefix(`${i}/`) })),
      /there are 61 file types, but at most 60 /],
    ['two file types tie', [FileType.csv(), FileType.json({ match: FileMatch.suffix('.CSV') })], /"csv" and "json" both match the prefix "" and the suffix ".csv"/],
  ])('fails when %s', (_case, fileTypes, message) => {
    expect(() => checkFileTypes(fileTypes)).toThrow(message);
  });

  it('fails when the schemas of all file types do not fit in one payload of the workflow', () => {
    const schema = Array.from({ length: 6000 }, (_, index) => column(`some_column_name_${index}`));
    expect(() => checkFileTypes([FileType.csv({ schema })])).toThrow(/take \d{6} bytes .* at most 200000 /);
  });

  it('accepts file types of which one is more specific', () => {
    expect(() => checkFileTypes([FileType.csv(), FileType.csv({ name: 'refunds', match: FileMatch.prefixAndSuffix('refunds/', '.csv') })])).not.toThrow();
  });
});
