// The names of a deployed pipeline's resources.

export const ACCOUNT = '111122223333';

export const BUCKETS = { source: 'source-bucket', staging: 'staging-bucket', target: 'target-bucket', quarantine: 'quarantine-bucket' } as const;

export const STATE_MACHINE_ARN = `arn:aws:states:eu-west-1:${ACCOUNT}:stateMachine:Orders`;

export const TOPIC_ARN = `arn:aws:sns:eu-west-1:${ACCOUNT}:Orders`;

export const DIRECT_TOPIC_ARN = `arn:aws:sns:eu-west-1:${ACCOUNT}:Operations`;

export const BUS_ARN = `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/Files`;

export const UNDELIVERED_QUEUE_URL = `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/Undelivered`;
