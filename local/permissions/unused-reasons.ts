/** Why permissions that no run uses are given all the same. */
export interface UnusedReason {
  /** Patterns of the roles, as construct paths below the pipeline. */
  readonly roles: readonly string[];
  /** The statement's id; empty for those that the CDK writes without one. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly reason: string;
}

const HANDLERS = ['*/Function/Role', 'Convert/*Job/Role'];
const JOBS = ['Convert/Jobs/*/Role', 'ProcessingBy*'];

const NOT_FOUND = 'no call of its own: with it, S3 says 404 of an object that is not there, and not 403, which a missing permission looks like';
const PARTS = 'a file above 5 GiB is copied in parts, which are given up only if one of them fails';
const KEYS = 'the emulator encrypts nothing; on AWS, S3, SQS and SNS use the key with the rights of the caller';

export const UNUSED_REASONS: readonly UnusedReason[] = [
  { roles: ['*'], sid: 'Key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], reason: KEYS },
  { roles: ['*'], sid: 'ReadKey', actions: ['kms:Decrypt'], reason: KEYS },
  { roles: HANDLERS, sid: 'Logs', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], reason: 'Lambda writes the log with the role of the function; the emulator asks no role' },
  {
    roles: ['Convert/Jobs/*/Role'], sid: 'Logs', actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:AssociateKmsKey'],
    reason: 'Glue writes the log with the role of the job, and encrypts the group as the security configuration says; the emulator asks no role',
  },
  { roles: ['Convert/Jobs/*/Role'], sid: 'Metrics', actions: ['cloudwatch:PutMetricData'], reason: 'Glue reports the metrics of a run with the role of the job; the emulator has none' },
  { roles: JOBS, sid: 'Staging', actions: ['s3:AbortMultipartUpload'], reason: 'Spark gives up the upload of a large Parquet file only if its task fails' },
  { roles: ['Stage/Function/Role'], sid: 'Staging', actions: ['s3:AbortMultipartUpload'], reason: 'a file that is rewritten is uploaded in parts, or copied so above 5 GiB; the parts are given up only if that breaks off' },
  { roles: ['Quarantine/Function/Role'], sid: 'Quarantine', actions: ['s3:AbortMultipartUpload'], reason: PARTS },
  { roles: ['Publish/Function/Role'], sid: 'Target', actions: ['s3:AbortMultipartUpload'], reason: PARTS },
  { roles: ['Validate/*', 'Stage/*', 'Quarantine/*', 'Publish/*'], sid: 'ListSource', actions: ['s3:ListBucket'], reason: NOT_FOUND },
  { roles: ['Convert/StartJob/Role', 'Convert/StopJob/Role'], sid: 'ListStaging', actions: ['s3:ListBucket'], reason: NOT_FOUND },
  {
    roles: ['Intake/Function/Role'], sid: 'Consume', actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    reason: 'Lambda polls the queue with the role of the function; the emulator asks no role',
  },
  { roles: ['Convert/StopJob/Role'], sid: '', actions: ['sqs:SendMessage'], reason: 'Lambda keeps an event that the function failed on three times; the emulator does not try again' },
  {
    roles: ['Workflow/Role'], sid: '',
    actions: [
      'logs:CreateLogDelivery', 'logs:GetLogDelivery', 'logs:UpdateLogDelivery', 'logs:DeleteLogDelivery', 'logs:ListLogDeliveries',
      'logs:PutResourcePolicy', 'logs:DescribeResourcePolicies', 'logs:DescribeLogGroups',
    ],
    reason: 'Step Functions sets up the delivery of its log with the role of the state machine, for which IAM knows no resources; the emulator writes no such log',
  },
  {
    roles: ['Workflow/Role'], sid: '', actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    reason: 'Step Functions traces with the role of the state machine, for which IAM knows no resources; the emulator does not trace',
  },
];
