// Handlers read their environment when they are imported, so tests must import this file first.
import { ACCOUNT, BUCKETS, BUS_ARN, DIRECT_TOPIC_ARN, STATE_MACHINE_ARN, TOPIC_ARN, UNDELIVERED_QUEUE_URL } from './deployment';

Object.assign(process.env, {
  AWS_REGION: 'eu-west-1',
  STATE_MACHINE_ARN,
  SOURCE_BUCKET: BUCKETS.source,
  SOURCE_PREFIX: 'incoming/',
  STAGING_BUCKET: BUCKETS.staging,
  TARGET_BUCKET: BUCKETS.target,
  TARGET_PREFIX: 'processed/',
  QUARANTINE_BUCKET: BUCKETS.quarantine,
  BUCKET_OWNER: ACCOUNT,
  MAX_FILE_SIZE_BYTES: String(6 * 1024 ** 3),
  TOPIC_ARN,
  UNDELIVERED_QUEUE_URL,
  PIPELINE: 'Orders',
  DIRECT_TARGETS: JSON.stringify([
    { kind: 'topic', arn: DIRECT_TOPIC_ARN, outcomes: ['FAILED'], fileTypes: [] },
    { kind: 'eventBus', arn: BUS_ARN, outcomes: [], fileTypes: ['csv'] },
  ]),
});
