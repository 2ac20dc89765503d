/** The reason for permissions that no run uses. */
export interface UnusedReason {
  /** Patterns of the construct paths of the roles, below the pipeline. */
  readonly roles: readonly string[];
  /** The id of the statement; empty for statements that the CDK writes without one. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly reason: string;
}

const HANDLERS = ['*/Function/Role', 'Convert/*Job/Role'];
const JOBS = ['Convert/Jobs/*/Role', 'ProcessingBy*'];

const NOT_FOUND = 'it has no call of its own: with it, S3 answers 404 for a missing object instead of 403, which would look like a missing permission';
const PARTS = 'a file above 5 GiB is copied in parts, and the upload is aborted only if a part fails';
const KEYS = 'the emulator does not encrypt; on AWS, S3, SQS and SNS use the key with the permissions of the caller';

export const UNUSED_REASONS: readonly UnusedReason[] = [
  { roles: ['*'], sid: 'Key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], reason: KEYS },
  { roles: ['*'], sid: 'ReadKey', actions: ['kms:Decrypt'], reason: KEYS },
  { roles: HANDLERS, sid: 'Logs', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], reason: 'Lambda writes the log with the role of the function; the emulator does not check it' },
  {
    roles: ['Convert/Jobs/*/Role'], sid: 'Logs', actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:AssociateKmsKey'],
    reason: 'Glue writes the log with the role of the job, and encrypts the group according to the security configuration; the emulator does not check it',
  },
  { roles: ['Convert/Jobs/*/Role'], sid: 'Metrics', actions: ['cloudwatch:PutMetricData'], reason: 'Glue reports the metrics of a run with the role of the job; the emulator has no such metrics' },
  { roles: JOBS, sid: 'Staging', actions: ['s3:AbortMultipartUpload'], reason: 'Spark aborts the upload of a large Parquet file only if its task fails' },
  { roles: ['Stage/Function/Role'], sid: 'Staging', actions: ['s3:AbortMultipartUpload'], reason: 'a rewritten file is uploaded in parts, and a file above 5 GiB is copied in parts; the upload is aborted only if it fails' },
  { roles: ['Quarantine/Function/Role'], sid: 'Quarantine', actions: ['s3:AbortMultipartUpload'], reason: PARTS },
  { roles: ['Publish/Function/Role'], sid: 'Target', actions: ['s3:AbortMultipartUpload'], reason: PARTS },
  { roles: ['Validate/*', 'Stage/*', 'Quarantine/*', 'Publish/*'], sid: 'ListSource', actions: ['s3:ListBucket'], reason: NOT_FOUND },
  { roles: ['Convert/StartJob/Role', 'Convert/StopJob/Role'], sid: 'ListStaging', actions: ['s3:ListBucket'], reason: NOT_FOUND },
  {
    roles: ['Intake/Function/Role'], sid: 'Consume', actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    reason: 'Lambda polls the queue with the role of the function; the emulator does not check it',
  },
  { roles: ['Convert/StopJob/Role'], sid: '', actions: ['sqs:SendMessage'], reason: 'Lambda sends an event to the dead-letter queue after the function has failed three times; the emulator does not retry' },
  {
    roles: ['Workflow/Role'], sid: '',
    actions: [
      'logs:CreateLogDelivery', 'logs:GetLogDelivery', 'logs:UpdateLogDelivery', 'logs:DeleteLogDelivery', 'logs:ListLogDeliveries',
      'logs:PutResourcePolicy', 'logs:DescribeResourcePolicies', 'logs:DescribeLogGroups',
    ],
    reason: 'Step Functions sets up its log delivery with the role of the state machine, and IAM has no resources for these actions; the emulator writes no such log',
  },
  {
    roles: ['Workflow/Role'], sid: '', actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    reason: 'Step Functions traces with the role of the state machine, and IAM has no resources for these actions; the emulator does not trace',
  },
];
