import type { S3Client } from '@aws-sdk/client-s3';
import { countParquetRows, listParquet } from '../pipeline/parquet-output';
import type { FileRow } from '../report/file-row';

/** Compares what was announced with the rows that really lie in the Parquet files; a sentence for each difference. */
export async function checkParquet(s3: S3Client, rows: readonly FileRow[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { file, outcome, rows: announced, output } of rows) {
    if (outcome !== 'PROCESSED' || !output) continue;
    const objects = await listParquet(s3, output);
    const counted = await countParquetRows(s3, objects);
    if (counted !== announced) problems.push(`${file}: ${announced} rows were announced, but its ${objects.length} Parquet files hold ${counted}`);
  }
  return problems;
}
