import * as path from 'node:path';
import { Stack, type App } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Job, Schema } from 'aws-cdk-lib/aws-glue';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import {
  FileMatch, FileProcessingPipeline, FileType, GlueJob, NotificationTarget, Outcome, type FileProcessingPipelineProps,
} from '../../src';

const TRANSFORM = path.join(__dirname, '..', '..', 'examples', 'own-transform', 'transform.py');
const EMAIL = NotificationTarget.email('data-team@example.com');

/** The pipelines that security, validation and budgets are held against. */
export const CONFIGURATIONS = {
  'defaults with an e-mail target': (stack: Stack) => new FileProcessingPipeline(stack, 'Pipeline', { notificationTargets: [EMAIL] }),

  'own buckets and key with every kind of target': (stack: Stack) => {
    const given = givenStorage(stack);
    return new FileProcessingPipeline(stack, 'Pipeline', { ...given, notificationTargets: everyTarget(stack, given.encryptionKey) });
  },

  '50 file types of every kind': (stack: Stack) => {
    const role = new Role(stack, 'XmlRole', { assumedBy: new ServicePrincipal('glue.amazonaws.com') });
    const job = Job.fromJobAttributes(stack, 'Xml', { jobName: 'n'.repeat(255), role });
    const pipeline = new FileProcessingPipeline(stack, 'Pipeline', { fileTypes: fiftyFileTypes(GlueJob.existing(job)), notificationTargets: [EMAIL] });
    pipeline.grantProcessing(role);
    return pipeline;
  },
} satisfies Record<string, (stack: Stack) => FileProcessingPipeline>;

export type ConfigurationName = keyof typeof CONFIGURATIONS;

export const CONFIGURATION_NAMES = Object.keys(CONFIGURATIONS) as ConfigurationName[];

export function configure(app: App, name: ConfigurationName): FileProcessingPipeline {
  return CONFIGURATIONS[name](new Stack(app, 'Stack'));
}

/** What a platform team has already. */
export function givenStorage(scope: Construct) {
  const encryptionKey = new Key(scope, 'Key', { enableKeyRotation: true });
  const bucket = (id: string, eventBridgeEnabled = false) => new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL, encryption: BucketEncryption.KMS, encryptionKey, enforceSSL: true, eventBridgeEnabled, versioned: true,
  });
  FileProcessingPipeline.allowServicesToUseKey(encryptionKey);
  return {
    encryptionKey, sourceBucket: bucket('Landing', true), targetBucket: bucket('Lake'), quarantineBucket: bucket('Rejected'),
  } satisfies FileProcessingPipelineProps;
}

/** One target of each kind; queue and topic are encrypted with the key. */
export function everyTarget(scope: Construct, key: Key): NotificationTarget[] {
  return [
    NotificationTarget.email('data-team@example.com', { outcomes: [Outcome.FAILED], fileTypes: ['csv'] }),
    NotificationTarget.queue(new Queue(scope, 'Announcements', { encryption: QueueEncryption.KMS, encryptionMasterKey: key, enforceSSL: true })),
    NotificationTarget.function(new Function(scope, 'OnFile', {
      runtime: Runtime.NODEJS_LATEST, handler: 'index.handler', code: Code.fromInline('exports.handler = async () => {};'),
    })),
    NotificationTarget.topic(new Topic(scope, 'Ops', { enforceSSL: true, masterKey: key })),
    NotificationTarget.eventBus(new EventBus(scope, 'Bus')),
  ];
}

/** Names as long as they may be: CSV with a schema, JSON, JSON Lines, an own transform, and an existing job. */
function fiftyFileTypes(existing: GlueJob): FileType[] {
  const schema = [{ name: 'id', type: Schema.BIG_INT }, { name: 'total', type: Schema.decimal(12, 2) }, { name: 'sold', type: Schema.TIMESTAMP }];
  return Array.from({ length: 50 }, (_element, index) => {
    const name = `orders-of-region-${String(index).padStart(2, '0')}-${'x'.repeat(40)}`.slice(0, 40);
    const match = FileMatch.prefixAndSuffix(`${name}/`, '.dat');
    switch (index % 5) {
      case 0: return FileType.csv({ name, match, schema });
      case 1: return FileType.json({ name, match });
      case 2: return FileType.jsonLines({ name, match, schema });
      case 3: return FileType.csv({ name, match, job: GlueJob.managed({ transform: TRANSFORM }) });
      default: return FileType.custom({ name, match, job: existing });
    }
  });
}
