import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { CastFailureBehavior, FileMatch, FileProcessingPipeline, FileType, NotificationTarget } from 'cdk-file-processing-pipeline';

const app = new App();
const stack = new Stack(app, 'FileProcessingDeclaredSchema');

const announcements = new Queue(stack, 'Announcements', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true });

const orders = FileType.csv({
  name: 'orders',
  match: FileMatch.prefixAndSuffix('orders/', '.csv'),
  delimiter: ';',
  schema: [
    { name: 'id', type: Schema.BIG_INT },
    { name: 'ordered_on', type: Schema.DATE },
    { name: 'customer', type: Schema.STRING },
    { name: 'total', type: Schema.decimal(12, 2) },
    { name: 'express', type: Schema.BOOLEAN },
  ],
  // An order with an invalid date is still an order: the cell becomes null, and no row is lost.
  onCastFailure: CastFailureBehavior.NULL,
});

const payments = FileType.jsonLines({
  name: 'payments',
  match: FileMatch.prefixAndSuffix('payments/', '.jsonl'),
  schema: [
    { name: 'id', type: Schema.BIG_INT },
    { name: 'paid_at', type: Schema.TIMESTAMP },
    { name: 'amount', type: Schema.decimal(12, 2) },
  ],
  // No payment may be incomplete: one wrong cell rejects the file. This is the default.
  onCastFailure: CastFailureBehavior.FAIL,
  processingDate: false,
});

const pipeline = new FileProcessingPipeline(stack, 'Pipeline', {
  fileTypes: [orders, payments],
  notificationTargets: [NotificationTarget.queue(announcements)],
});

new CfnOutput(stack, 'UploadTo', { value: `s3://${pipeline.sourceBucket.bucketName}/incoming/` });
new CfnOutput(stack, 'ParquetIn', { value: `s3://${pipeline.targetBucket.bucketName}/processed/` });
new CfnOutput(stack, 'RejectedIn', { value: `s3://${pipeline.quarantineBucket.bucketName}/` });
new CfnOutput(stack, 'AnnouncementsIn', { value: announcements.queueUrl });
