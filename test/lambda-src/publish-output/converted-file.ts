import { parquetFile } from './parquet-file';
import type { PublishOutputPayload } from '../../../src/contract/handler-payloads';
import { executionName, outputFolder, type SourceObject } from '../../../src/contract/object-identity';
import { stagingLayout } from '../../../src/contract/staging-layout';
import { ACCOUNT, BUCKETS } from '../support/deployment';
import { MemoryS3 } from '../support/memory-s3';

export const KEY = 'incoming/2024/größe +%.csv';

export const FOLDER = `processed/${outputFolder('csv', { bucket: BUCKETS.source, key: KEY })}`;

export const part = (index: number) => `${FOLDER}part-0000${index}.snappy.parquet`;

/** Numbers that the job reports although they are wrong. */
interface Claims {
  readonly rowsRead?: number;
  readonly rowsWritten?: number;
}

/** The buckets of a pipeline, with files that have reached the step "Publish output". */
export class ConvertedFiles extends MemoryS3 {
  private versions = 0;

  public constructor(private readonly versioned = true) {
    super(ACCOUNT);
  }

  /** Uploads a version and writes the output of its job: one file for each number of rows. The files may pretend to be larger than they are. */
  public convert(rowsByPart: number[], claims: Claims = {}, partSize?: number): PublishOutputPayload {
    const { versionId, etag, lastModified, size } = this.put(BUCKETS.source, KEY, `a\n${++this.versions}\n`);
    const source: SourceObject = { bucket: BUCKETS.source, key: KEY, ...(this.versioned ? { versionId } : { etag, size }) };
    const rows = rowsByPart.reduce((sum, count) => sum + count, 0);
    const execution = executionName(source);
    const runId = `jr_${execution.slice(-6)}`;
    const layout = stagingLayout(execution);
    rowsByPart.forEach((count, index) => this.put(BUCKETS.staging, `${layout.run(runId)}part-0000${index}-x.c000.snappy.parquet`, parquetFile(count), partSize ? { size: partSize } : {}));
    this.put(BUCKETS.staging, `${layout.run(runId)}_SUCCESS`, '');
    this.put(BUCKETS.staging, layout.result(runId), JSON.stringify({ rowsRead: rows, rowsWritten: rows, badCells: {}, seconds: 1, ...claims }));
    return {
      execution,
      source,
      validation: { valid: true, fileType: 'csv', size, rows, lastModified: lastModified.toISOString() },
      job: { jobName: 'Csv', runId, done: true },
    };
  }

  /** Returns the number of rows of each published file, by its metadata. */
  public published(): number[] {
    return this.keys(BUCKETS.target).map((key) => Number(this.current(BUCKETS.target, key)?.metadata.rows));
  }
}
