import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { FileEncoding, FileMatch, FileProcessingPipeline, FileType, NotificationTarget, SchemaMatch } from 'cdk-file-processing-pipeline';

const app = new App();
const stack = new Stack(app, 'FileProcessingPartnerExports');

const announcements = new Queue(stack, 'Announcements', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true });

// The export of a German Windows program.
const erp = FileType.csv({
  name: 'erp', match: FileMatch.prefix('erp/'), delimiter: ';', encoding: FileEncoding.WINDOWS_1252, nullMarker: 'NULL', processingDate: false,
});

// Excel calls this "Unicode text". No types are declared, but numbers become numeric if nothing is lost.
const excel = FileType.csv({
  name: 'excel', match: FileMatch.prefix('excel/'), delimiter: '\t', encoding: FileEncoding.UTF_16, inferTypes: true, processingDate: false,
});

// Files without a header. They are decompressed because their keys end with .gz.
const sensors = FileType.csv({
  name: 'sensors',
  match: FileMatch.prefix('sensors/'),
  delimiter: '\t',
  header: false,
  schema: [{ name: 'sensor', type: Schema.STRING }, { name: 'at', type: Schema.TIMESTAMP }, { name: 'celsius', type: Schema.decimal(5, 2) }],
  processingDate: false,
});

// A partner adds and moves columns without notice.
const shop = FileType.csv({
  name: 'shop',
  match: FileMatch.prefix('shop/'),
  schema: [{ name: 'id', type: Schema.BIG_INT }, { name: 'total', type: Schema.decimal(12, 2) }],
  schemaMatch: SchemaMatch.ALLOW_EXTRA,
  processingDate: false,
});

const pipeline = new FileProcessingPipeline(stack, 'Pipeline', {
  fileTypes: [erp, excel, sensors, shop],
  notificationTargets: [NotificationTarget.queue(announcements)],
});

new CfnOutput(stack, 'UploadTo', { value: `s3://${pipeline.sourceBucket.bucketName}/incoming/` });
new CfnOutput(stack, 'ParquetIn', { value: `s3://${pipeline.targetBucket.bucketName}/processed/` });
new CfnOutput(stack, 'RejectedIn', { value: `s3://${pipeline.quarantineBucket.bucketName}/` });
new CfnOutput(stack, 'AnnouncementsIn', { value: announcements.queueUrl });
