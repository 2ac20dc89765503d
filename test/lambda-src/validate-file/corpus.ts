import { BLOCK_CASES } from './corpus/blocks';
import { CELL_CASES } from './corpus/cells';
import { CHECKED_CELLS_END_CASES } from './corpus/checked-cells-end';
import { CHUNK_END_CASES } from './corpus/chunk-ends';
import { CSV_CELL_CHECK_CASES } from './corpus/csv-cell-checks';
import { CSV_COLUMN_CASES } from './corpus/csv-columns';
import { CSV_DIALECT_CASES } from './corpus/csv-dialects';
import { CSV_FURTHER_PROBLEM_CASES } from './corpus/csv-further-problems';
import { CSV_INFERRED_TYPE_CASES } from './corpus/csv-inferred-types';
import { CSV_LIMIT_CASES } from './corpus/csv-limits';
import { CSV_NULL_MARKER_CASES } from './corpus/csv-null-marker';
import { CSV_SCHEMA_CASES } from './corpus/csv-schema';
import { CSV_WITHOUT_HEADER_CASES } from './corpus/csv-without-header';
import { ENCODING_CASES } from './corpus/encodings';
import { GZIP_CASES } from './corpus/gzip';
import { JSON_LINES_MORE_CASES } from './corpus/json-lines';
import { JSON_RECORD_CASES } from './corpus/json-records';
import { JSON_SCHEMA_CASES } from './corpus/json-schema';
import { JSON_TEXT_CASES } from './corpus/json-text';
import { UTF8_CASES } from './corpus/utf8';
import type { CorpusCase } from './corpus-case';
import { CSV_CASES } from './csv/csv-corpus';
import { JSON_CASES } from './json/json-corpus';
import { JSON_LINES_CASES } from './json/json-lines-corpus';

/** Every class of file that is accepted or refused; the test of the Glue script reads the accepted ones too. */
export const CORPUS: CorpusCase[] = [
  ...CSV_CASES,
  ...CSV_COLUMN_CASES,
  ...CSV_DIALECT_CASES,
  ...CSV_WITHOUT_HEADER_CASES,
  ...CSV_NULL_MARKER_CASES,
  ...CSV_SCHEMA_CASES,
  ...CSV_CELL_CHECK_CASES,
  ...CSV_INFERRED_TYPE_CASES,
  ...CSV_LIMIT_CASES,
  ...CSV_FURTHER_PROBLEM_CASES,
  ...JSON_CASES,
  ...JSON_TEXT_CASES,
  ...JSON_RECORD_CASES,
  ...JSON_SCHEMA_CASES,
  ...JSON_LINES_CASES,
  ...JSON_LINES_MORE_CASES,
  ...CELL_CASES,
  ...CHECKED_CELLS_END_CASES,
  ...UTF8_CASES,
  ...ENCODING_CASES,
  ...GZIP_CASES,
  ...BLOCK_CASES,
  ...CHUNK_END_CASES,
];
