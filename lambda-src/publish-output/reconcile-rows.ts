import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import { PermanentError } from '../shared/pipeline-error';

export interface Rows {
  /** Undefined: the pipeline does not check files of this type, or could not check the whole of this one. */
  readonly validated?: number;
  /** Of a file that could not be checked whole: the rows that were. */
  readonly checked?: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  /** In the footers of the Parquet files. */
  readonly found: number;
}

/** No row is lost or added between the validator, the job and the Parquet files; a transform may change what is written, not what is read. */
export function reconcileRows({ validated, checked = 0, rowsRead, rowsWritten, found }: Rows): void {
  if (validated !== undefined && rowsRead !== validated) {
    throw mismatch(`the job read ${rowsRead} rows of a file of ${validated}`);
  }
  if (rowsRead < checked) {
    throw mismatch(`the job read ${rowsRead} rows of a file of which ${checked} were checked`);
  }
  if (found !== rowsWritten) {
    throw mismatch(`the Parquet files hold ${found} rows, the job wrote ${rowsWritten}`);
  }
}

function mismatch(what: string): PermanentError {
  return new PermanentError(PERMANENT_ERRORS.rowCountMismatch, `${what}: nothing was published; see the logs of the run, then upload the file again`);
}
