import { GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { stopRuns } from './stop-runs';
import { parseEnvironment, STOP_JOB_ENVIRONMENT } from '../../src/contract/environment';
import { API_CLIENT } from '../shared/client-settings';
import { outputUriOf } from '../shared/compose-job-request';
import { findJobRecord } from '../shared/job-record';
import { log } from '../shared/log';
import type { OwnedBucket } from '../shared/owned-bucket';
import type { StatusChangeEvent } from '../shared/status-change-event';

const { STAGING_BUCKET, BUCKET_OWNER } = parseEnvironment(STOP_JOB_ENVIRONMENT);
const staging: OwnedBucket = { client: new S3Client(API_CLIENT), name: STAGING_BUCKET, owner: BUCKET_OWNER };
const glue = new GlueClient(API_CLIENT);

/** Stops what an execution that failed, timed out or was stopped has left running. */
export async function handler({ detail }: StatusChangeEvent): Promise<void> {
  const record = await findJobRecord(staging, detail.name);
  if (!record) return;

  const stopped = await stopRuns(glue, record, outputUriOf(STAGING_BUCKET, detail.name), detail.redriveCount);
  log('INFO', 'job runs stopped', { execution: detail.name, jobName: record.jobName, runs: stopped });
}
