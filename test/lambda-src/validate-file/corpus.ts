import type { CorpusCase } from './corpus-case';
import { CSV_CASES } from './csv/csv-corpus';
import { JSON_CASES } from './json/json-corpus';
import { JSON_LINES_CASES } from './json/json-lines-corpus';

/** Every class of file that is accepted or refused; the test of the Glue script reads the accepted ones too. */
export const CORPUS: CorpusCase[] = [...CSV_CASES, ...JSON_CASES, ...JSON_LINES_CASES];
