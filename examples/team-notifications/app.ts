import { App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { FileProcessingPipeline, FileType, GlueJob, NotificationTarget, Outcome } from 'cdk-file-processing-pipeline';

const app = new App();
const stack = new Stack(app, 'FileProcessingTeamNotifications');

const queue = (name: string) => new Queue(stack, name, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true });
const announcements = queue('Announcements');
const newOrders = queue('NewOrders');
const ops = new Topic(stack, 'Ops', { enforceSSL: true });
const bus = new EventBus(stack, 'Bus');

// Receives the notification as the message of an SNS event.
const onFile = new Function(stack, 'OnFile', {
  runtime: Runtime.NODEJS_LATEST,
  handler: 'index.handler',
  logGroup: new LogGroup(stack, 'OnFileLogs', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY }),
  code: Code.fromInline(`
exports.handler = async ({ Records }) => {
  for (const { Sns } of Records) {
    const { outcome, source, links } = JSON.parse(Sns.Message);
    console.log(outcome, source.key, links.execution);
  }
};`),
});

const pipeline = new FileProcessingPipeline(stack, 'Pipeline', {
  fileTypes: [
    FileType.csv({
      name: 'orders',
      schema: [{ name: 'id', type: Schema.BIG_INT }, { name: 'total', type: Schema.decimal(12, 2) }],
      // Raises an exception if a total is negative, which no type can express. The outcome is then FAILED.
      job: GlueJob.managed({ transform: 'check_totals.py' }),
    }),
    FileType.jsonLines({ name: 'events' }),
  ],
  notificationTargets: [
    // People are notified when they must act. AWS asks them once to confirm.
    NotificationTarget.email('data-team@example.com', { outcomes: [Outcome.REJECTED, Outcome.FAILED] }),
    // A program that loads the output receives nothing else.
    NotificationTarget.queue(newOrders, { outcomes: [Outcome.PROCESSED], fileTypes: ['orders'] }),
    NotificationTarget.function(onFile),
    NotificationTarget.topic(ops, { outcomes: [Outcome.FAILED] }),
    NotificationTarget.eventBus(bus),
    NotificationTarget.queue(announcements),
  ],
});

new CfnOutput(stack, 'UploadTo', { value: `s3://${pipeline.sourceBucket.bucketName}/incoming/` });
new CfnOutput(stack, 'ParquetIn', { value: `s3://${pipeline.targetBucket.bucketName}/processed/` });
new CfnOutput(stack, 'RejectedIn', { value: `s3://${pipeline.quarantineBucket.bucketName}/` });
new CfnOutput(stack, 'AnnouncementsIn', { value: announcements.queueUrl });
new CfnOutput(stack, 'NewOrdersIn', { value: newOrders.queueUrl });
