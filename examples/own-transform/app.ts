import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { FileProcessingPipeline, FileType, GlueJob, NotificationTarget } from 'cdk-file-processing-pipeline';

const app = new App();
const stack = new Stack(app, 'FileProcessingOwnTransform');

const announcements = new Queue(stack, 'Announcements', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true });

const orders = FileType.csv({
  name: 'orders',
  schema: [
    { name: 'id', type: Schema.BIG_INT },
    { name: 'status', type: Schema.STRING },
    { name: 'currency', type: Schema.STRING },
    { name: 'total', type: Schema.decimal(12, 2) },
  ],
  processingDate: false,
  // Relative to the folder in which you run cdk deploy.
  job: GlueJob.managed({ transform: 'transform.py' }),
});

const pipeline = new FileProcessingPipeline(stack, 'Pipeline', {
  fileTypes: [orders],
  notificationTargets: [NotificationTarget.queue(announcements)],
});

new CfnOutput(stack, 'UploadTo', { value: `s3://${pipeline.sourceBucket.bucketName}/incoming/` });
new CfnOutput(stack, 'ParquetIn', { value: `s3://${pipeline.targetBucket.bucketName}/processed/` });
new CfnOutput(stack, 'RejectedIn', { value: `s3://${pipeline.quarantineBucket.bucketName}/` });
new CfnOutput(stack, 'AnnouncementsIn', { value: announcements.queueUrl });
