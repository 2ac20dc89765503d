import type { FileTypeSpec } from '../../../src/contract/file-type-spec';
import { ContentDefect } from '../../shared/json-records/content-defect';
import { JsonArrayScanner } from '../../shared/json-records/json-array-scanner';
import { JsonLinesScanner } from '../../shared/json-records/json-lines-scanner';
import type { RecordScanner } from '../../shared/json-records/record-scanner';
import type { ContentScanner, ScannedFacts } from '../content-scanner';
import { JsonColumns } from './json-columns';

/** A JSON array, or JSON Lines: the records, and the columns they make. */
export class JsonContentScanner implements ContentScanner {
  private readonly columns: JsonColumns;
  private readonly records: RecordScanner;

  constructor(private readonly fileType: FileTypeSpec) {
    this.columns = new JsonColumns(fileType);
    this.records = fileType.format === 'json' ? new JsonArrayScanner(this.columns) : new JsonLinesScanner(this.columns);
  }

  get recordStart(): number {
    return this.records.recordStart;
  }

  scan(bytes: Buffer, end: number, last: boolean): number {
    return this.records.scan(bytes, end, last);
  }

  facts(): ScannedFacts {
    const { rows, widest, specs } = this.columns;
    if (rows === 0 && !this.fileType.allowEmpty) throw new ContentDefect('EMPTY', 'the file has no records');
    if (specs.length === 0) {
      throw new ContentDefect('EMPTY', 'the file has no columns: no record has a key and no schema is declared, and Parquet needs a column');
    }
    return { rows, columns: specs, lineEnding: 'LF', needsMultiLine: false, widestRecordBytes: widest };
  }
}
