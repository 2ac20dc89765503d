export const USAGE = `Usage: npx cdk-file-processing-pipeline validate FILE... [options]

Says of each file what a pipeline would say of its content. FILE may be - for standard input.

  --type TYPE             csv, json (an array of objects) or jsonl; default: by the file's name
  --json                  one JSON object for each file, on a line of its own
  --help                  show this
  --version               show the version

How the file is written (defaults: as FileType.csv() and the others have them):
  --encoding NAME         UTF-8, ISO-8859-1, windows-1252, UTF-16, UTF-16LE or UTF-16BE
  --compression NAME      auto (gzip if the name ends in .gz), none or gzip
Of CSV only:
  --delimiter CHARACTER   between two fields; "\\t" for a tab, which is the default of .tsv
  --quote CHARACTER       around a field
  --no-header             the first row is data; name the columns by --columns or --schema
  --columns A,B,C         the names of the columns of a file without a header
  --null-marker TEXT      a cell of this text is null
  --infer-types           columns get the narrowest type that loses nothing

What it has to hold:
  --schema FILE           a JSON array of {"name": ..., "type": ...}, types as in AWS Glue: string, boolean, tinyint, smallint, int, bigint,
                          float, double, date, timestamp, decimal(12,2)
  --schema-match MODE     exact, any-order or allow-extra
  --on-cast-failure MODE  fail, or null: cells of a wrong type are no problem
  --allow-empty           a file without data rows is valid
  --no-processing-date    the file may have a column "processing_date"
  --max-record-bytes N    --max-field-bytes N    --max-nesting-depth N (of JSON)

All cells of declared types are checked. The pipeline rejects a file for those in its first 16 MiB, and fails at one further on.

Exit code: 0 if all files are valid, 1 if one is not, 2 if an option is wrong or a file cannot be read.
`;
