import { S3Client } from '@aws-sdk/client-s3';
import { countRows, findParts, readResult, reconcileRows } from './job-output';
import { outputMetadata } from './published-files';
import { replaceOutput } from './replace-output';
import { createSupersededCheck } from './superseded-check';
import { parseEnvironment, PUBLISH_OUTPUT_ENVIRONMENT } from '../../src/contract/environment';
import type { PublishOutputPayload } from '../../src/contract/handler-payloads';
import { outputFolder } from '../../src/contract/object-identity';
import { stagingLayout } from '../../src/contract/staging-layout';
import type { Publication } from '../../src/contract/workflow-state';
import { type CallContext, createDeadlineCheck } from '../shared/lambda/deadline';
import { log } from '../shared/lambda/log';
import type { OwnedBucket } from '../shared/s3/owned-bucket';
import { COPY_CLIENT } from '../shared/sdk-clients';

const environment = parseEnvironment(PUBLISH_OUTPUT_ENVIRONMENT);
const client = new S3Client(COPY_CLIENT);
const bucket = (name: string): OwnedBucket => ({ client, name, owner: environment.BUCKET_OWNER });
const staging = bucket(environment.STAGING_BUCKET);
const target = bucket(environment.TARGET_BUCKET);

/**
 * Publishes the Parquet files of a job run in the target bucket, unless a newer version of the same key exists.
 *
 * @throws PermanentError JobResultMissing, RowCountMismatch or CopyTimeExceeded
 */
export async function handler({ execution, source, validation, job }: PublishOutputPayload, context: CallContext): Promise<Publication> {
  const layout = stagingLayout(execution);
  const result = await readResult(staging, layout.result(job.runId));
  const parts = await countRows(staging, await findParts(staging, layout.run(job.runId)));
  reconcileRows({ validated: validation.rows, checked: validation.checkedRows, ...result, found: parts.reduce((sum, { rows }) => sum + rows, 0) });

  const folder = environment.TARGET_PREFIX + outputFolder(validation.fileType, source);
  const metadata = outputMetadata(source, validation, execution, job.runId);
  const isSuperseded = createSupersededCheck(bucket(source.bucket), target, source, validation);
  const outcome = await replaceOutput({ staging, target, folder, parts, metadata, isSuperseded, isPastDeadline: createDeadlineCheck(context) });

  const published = outcome === 'PROCESSED';
  log('INFO', 'output published', { execution, outcome, files: parts.length, rowsIn: result.rowsRead, rowsOut: result.rowsWritten });
  return {
    outcome,
    bucket: environment.TARGET_BUCKET,
    prefix: folder,
    files: published ? parts.length : 0,
    rowsIn: result.rowsRead,
    rowsOut: published ? result.rowsWritten : 0,
  };
}
