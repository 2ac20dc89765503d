import { DEFAULT_CONTENT_LIMITS, LIMITS } from '../src/contract/limits';

/** The help text. */
export const USAGE = `Usage: npx cdk-file-processing-pipeline validate FILE... [options]

Checks files as a pipeline would, and lists their problems. Nothing is uploaded. FILE can be - for standard input.

  --type TYPE             csv, json (an array of objects) or jsonl (an object on each line); default: by the file name
  --json                  print one JSON object for each file, each on a line of its own
  --help                  show this help
  --version               show the version

Format (the defaults are those of FileType.csv(), FileType.json() and FileType.jsonLines()):
  --encoding NAME         UTF-8, ISO-8859-1, windows-1252, UTF-16, UTF-16LE or UTF-16BE; default: UTF-8
  --compression NAME      auto (gzip if the file name ends in .gz), none or gzip; default: auto

Only for CSV:
  --delimiter CHARACTER   the character between two fields, "\\t" for a tab; default: a comma, and a tab for .tsv files
  --quote CHARACTER       the character around a field that contains delimiters; default: "
  --no-header             the first row is data; name the columns with --columns or --schema
  --columns A,B,C         the column names of a file without a header
  --null-marker TEXT      a cell with this text is null
  --infer-types           give each column the narrowest type that loses nothing

Content:
  --schema FILE           the columns as JSON: [{"name": "id", "type": "bigint"}, ...]; the types are those of AWS Glue: string, boolean,
                          tinyint, smallint, int, bigint, float, double, date, timestamp and decimal(12,2)
  --schema-match MODE     how the columns of a file must match the schema: exact, any-order or allow-extra; default: exact
  --on-cast-failure MODE  fail, or null: a cell that is not of its declared type becomes null; default: fail
  --allow-empty           accept a file without data rows
  --no-processing-date    accept a column named "processing_date"; by default the pipeline adds such a column

Limits:
  --max-record-bytes N    the size of a row or object; default: ${DEFAULT_CONTENT_LIMITS.recordBytes}, at most ${LIMITS.recordBytes}
  --max-field-bytes N     the size of a cell or value; default: ${DEFAULT_CONTENT_LIMITS.fieldBytes}, at most ${LIMITS.fieldBytes}
  --max-nesting-depth N   the levels of nested values, only for JSON; default: ${DEFAULT_CONTENT_LIMITS.nestingDepth}, which is also the maximum

This command checks the cells of the whole file. The pipeline checks them before the job only in the first 16 MiB; a bad cell after that fails
the job.

Exit code: 0 if all files are valid, 1 if a file is not valid, 2 if an option is wrong or a file cannot be read.
`;
