import { App, ArnFormat, CfnOutput, Duration, Size, Stack } from 'aws-cdk-lib';
import { Code, GlueVersion, PySparkEtlJob, WorkerType } from 'aws-cdk-lib/aws-glue';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { FileMatch, FileProcessingPipeline, FileType, GlueJob, NotificationTarget } from 'cdk-file-processing-pipeline';

const app = new App();
const stack = new Stack(app, 'FileProcessingExistingJob');

const announcements = new Queue(stack, 'Announcements', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true });

// The existing job of your team: in this stack, or in another one of the same account and region.
const role = new Role(stack, 'XmlJobRole', { assumedBy: new ServicePrincipal('glue.amazonaws.com') });
role.addToPolicy(new PolicyStatement({
  actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  resources: [stack.formatArn({ service: 'logs', resource: 'log-group', resourceName: '/aws-glue/*', arnFormat: ArnFormat.COLON_RESOURCE_NAME })],
}));
role.addToPolicy(new PolicyStatement({
  actions: ['cloudwatch:PutMetricData'], resources: ['*'], conditions: { StringEquals: { 'cloudwatch:namespace': 'Glue' } },
}));
const job = new PySparkEtlJob(stack, 'XmlJob', {
  role,
  script: Code.fromAsset('read_orders.py'),
  glueVersion: GlueVersion.V5_1,
  workerConfiguration: { workerType: WorkerType.G_1X, numberOfWorkers: 2 },
  maxConcurrentRuns: 10,
  maxRetries: 0,
  timeout: Duration.minutes(30),
  // Glue 5 writes its logs without this option.
  continuousLogging: { enabled: false },
});

const pipeline = new FileProcessingPipeline(stack, 'Pipeline', {
  fileTypes: [FileType.custom({ name: 'orders', match: FileMatch.suffix('.xml'), job: GlueJob.existing(job) })],
  // The script reads a file on one machine.
  maxFileSize: Size.mebibytes(100),
  notificationTargets: [NotificationTarget.queue(announcements)],
});
pipeline.grantProcessing(role);

new CfnOutput(stack, 'UploadTo', { value: `s3://${pipeline.sourceBucket.bucketName}/incoming/` });
new CfnOutput(stack, 'ParquetIn', { value: `s3://${pipeline.targetBucket.bucketName}/processed/` });
new CfnOutput(stack, 'RejectedIn', { value: `s3://${pipeline.quarantineBucket.bucketName}/` });
new CfnOutput(stack, 'AnnouncementsIn', { value: announcements.queueUrl });
