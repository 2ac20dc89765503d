import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { FileProcessingPipeline, NotificationTarget } from 'cdk-file-processing-pipeline';

const SOURCE_PREFIX = 'customers/new/';
const TARGET_PREFIX = 'customers/parquet/';

const app = new App();
const stack = new Stack(app, 'FileProcessingOwnBuckets');

// The existing resources of your platform: in this stack, or in another one of the same account and region.
const key = new Key(stack, 'Key', { description: 'Encrypts the data of the team', enableKeyRotation: true });
const bucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  bucketKeyEnabled: true,
  encryption: BucketEncryption.KMS,
  encryptionKey: key,
  enforceSSL: true,
  versioned: true,
};
const landing = new Bucket(stack, 'Landing', bucketProps);
const lake = new Bucket(stack, 'Lake', bucketProps);
const rejected = new Bucket(stack, 'Rejected', bucketProps);

// The landing bucket must send its events to EventBridge. `eventBridgeEnabled: true` has the same effect, but adds a custom resource with a function.
(landing.node.defaultChild as CfnBucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
const announcements = new Queue(stack, 'Announcements', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true });

// The key also encrypts events, notifications, alarms and logs.
FileProcessingPipeline.allowServicesToUseKey(key);

new FileProcessingPipeline(stack, 'Pipeline', {
  encryptionKey: key,
  sourceBucket: landing,
  sourcePrefix: SOURCE_PREFIX,
  targetBucket: lake,
  targetPrefix: TARGET_PREFIX,
  quarantineBucket: rejected,
  notificationTargets: [NotificationTarget.queue(announcements)],
});

new CfnOutput(stack, 'UploadTo', { value: `s3://${landing.bucketName}/${SOURCE_PREFIX}` });
new CfnOutput(stack, 'ParquetIn', { value: `s3://${lake.bucketName}/${TARGET_PREFIX}` });
new CfnOutput(stack, 'RejectedIn', { value: `s3://${rejected.bucketName}/` });
new CfnOutput(stack, 'AnnouncementsIn', { value: announcements.queueUrl });
