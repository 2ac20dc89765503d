import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { FileProcessingPipeline, NotificationTarget } from 'cdk-file-processing-pipeline';

const app = new App();
const stack = new Stack(app, 'FileProcessingQuickStart');

const announcements = new Queue(stack, 'Announcements', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true });

const pipeline = new FileProcessingPipeline(stack, 'Pipeline', {
  notificationTargets: [NotificationTarget.queue(announcements)],
});

new CfnOutput(stack, 'UploadTo', { value: `s3://${pipeline.sourceBucket.bucketName}/incoming/` });
new CfnOutput(stack, 'ParquetIn', { value: `s3://${pipeline.targetBucket.bucketName}/processed/` });
new CfnOutput(stack, 'RejectedIn', { value: `s3://${pipeline.quarantineBucket.bucketName}/` });
new CfnOutput(stack, 'AnnouncementsIn', { value: announcements.queueUrl });
