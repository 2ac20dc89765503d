import { BLOCK_CASES } from './blocks';
import { CELL_CASES } from './cells';
import { CHECKED_CELLS_END_CASES } from './checked-cells-end';
import { CHUNK_END_CASES } from './chunk-ends';
import type { CorpusCase } from './corpus-case';
import { CSV_CELL_CHECK_CASES } from './csv-cell-checks';
import { CSV_COLUMN_CASES } from './csv-columns';
import { CSV_CASES } from './csv-corpus';
import { CSV_DIALECT_CASES } from './csv-dialects';
import { CSV_FURTHER_PROBLEM_CASES } from './csv-further-problems';
import { CSV_INFERRED_TYPE_CASES } from './csv-inferred-types';
import { CSV_LIMIT_CASES } from './csv-limits';
import { CSV_NULL_MARKER_CASES } from './csv-null-marker';
import { CSV_SCHEMA_CASES } from './csv-schema';
import { CSV_WITHOUT_HEADER_CASES } from './csv-without-header';
import { ENCODING_CASES } from './encodings';
import { GZIP_CASES } from './gzip';
import { JSON_CASES } from './json-corpus';
import { JSON_LINES_MORE_CASES } from './json-lines';
import { JSON_LINES_CASES } from './json-lines-corpus';
import { JSON_RECORD_CASES } from './json-records';
import { JSON_SCHEMA_CASES } from './json-schema';
import { JSON_TEXT_CASES } from './json-text';
import { UTF8_CASES } from './utf8';

/** Files of every class that is accepted or rejected. The test of the Glue script reads the accepted files, too. */
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
