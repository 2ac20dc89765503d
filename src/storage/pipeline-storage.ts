import { Duration, Stack, type RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogBucket } from './access-log-bucket';
import { DataBucket } from './data-bucket';
import { PipelineKey } from './pipeline-key';

/** A run may take 7 days, and its execution can be redriven for 14 more: both need what is staged. */
const STAGING_RETENTION = Duration.days(21);

interface PipelineStorageProps {
  readonly quarantineRetention: Duration;
  readonly removalPolicy: RemovalPolicy;
}

/** The buckets that a file passes through, and the key that encrypts all that the pipeline keeps. */
export class PipelineStorage extends Construct {
  public readonly key: IKey;
  public readonly accessLogs: IBucket;
  public readonly source: IBucket;
  public readonly staging: IBucket;
  public readonly target: IBucket;
  public readonly quarantine: IBucket;

  /** The account that owns the buckets: a deleted bucket's name can be taken by another one. */
  public readonly account: string = Stack.of(this).account;

  constructor(scope: Construct, id: string, { quarantineRetention, removalPolicy }: PipelineStorageProps) {
    super(scope, id);
    const key = new PipelineKey(this, 'Key', removalPolicy).key;
    const logs = new AccessLogBucket(this, 'AccessLogs', removalPolicy);
    const bucket = (name: string, props: Partial<ConstructorParameters<typeof DataBucket>[2]>) => {
      const created = new DataBucket(this, name, { key, removalPolicy, versioned: true, logs: logs.bucket, ...props }).bucket;
      logs.accept(created, name);
      return created;
    };
    this.key = key;
    this.accessLogs = logs.bucket;
    this.source = bucket('Source', { announcesObjects: true });
    this.staging = bucket('Staging', { versioned: false, expiration: STAGING_RETENTION });
    this.target = bucket('Target', { noncurrentVersionExpiration: Duration.days(90) });
    this.quarantine = bucket('Quarantine', { expiration: quarantineRetention, noncurrentVersionExpiration: quarantineRetention });
  }

  /** Reading and writing objects in an encrypted bucket; bucket keys make the context the bucket, so no prefix can be a condition. */
  public allowKey(): iam.PolicyStatement {
    return new iam.PolicyStatement({ sid: 'Key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.key.keyArn] });
  }
}

/** Actions on the objects of a bucket whose key begins with the prefix. */
export function allowObjects(sid: string, bucket: IBucket, prefix: string, ...actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, actions, resources: [bucket.arnForObjects(`${prefix}*`)] });
}

/** Without it, S3 answers 403 for an object that is not there, which nobody can tell from a missing permission. */
export function allowList(sid: string, bucket: IBucket): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, actions: ['s3:ListBucket'], resources: [bucket.bucketArn] });
}
