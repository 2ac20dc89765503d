import { Duration, Stack, type RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogBucket } from './access-log-bucket';
import { warnIfKeyUnknown, warnUnlessQuarantineVersioned, checkSourceBucket } from './bucket-checks';
import { DataBucket } from './data-bucket';
import { resolveAlias, PipelineKey, warnUnlessServicesAllowed } from './encryption-key';
import { BUCKET_ROLES, type ExistingStorage } from './existing-storage';
import { keyOfExistingBucket, isSameBucket } from './existing-storage';

/** A run may take 7 days, and its execution can be redriven for 14 more: both need what is staged. */
const STAGING_RETENTION = Duration.days(21);

interface PipelineStorageProps {
  readonly given: ExistingStorage;
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

  /** A bucket without one needs no permission to decrypt. */
  private readonly keys: readonly (readonly [IBucket, IKey])[];

  constructor(scope: Construct, id: string, { given, quarantineRetention, removalPolicy }: PipelineStorageProps) {
    super(scope, id);
    const { sourceBucket, targetBucket, quarantineBucket } = given;
    const encryptionKey = given.encryptionKey && resolveAlias('encryptionKey', given.encryptionKey);
    if (encryptionKey) warnUnlessServicesAllowed(this, encryptionKey);
    const key = encryptionKey ?? new PipelineKey(this, 'Key', removalPolicy).key;
    const logs = new AccessLogBucket(this, 'AccessLogs', removalPolicy);
    const bucket = (name: string, props: Partial<ConstructorParameters<typeof DataBucket>[2]>) => {
      const created = new DataBucket(this, name, { key, removalPolicy, versioned: true, logs: logs.bucket, ...props }).bucket;
      logs.accept(created, name);
      return created;
    };
    this.key = key;
    this.accessLogs = logs.bucket;
    this.source = sourceBucket ?? bucket('Source', { sendsEvents: true });
    this.staging = bucket('Staging', { versioned: false, expiration: STAGING_RETENTION });
    this.target = targetBucket ?? bucket('Target', { noncurrentVersionExpiration: Duration.days(90) });
    this.quarantine = quarantineBucket ??
      bucket('Quarantine', { expiration: quarantineRetention, noncurrentVersionExpiration: quarantineRetention });
    this.keys = [
      [this.staging, key] as const,
      ...BUCKET_ROLES.map((role) => [this[role], given[`${role}Bucket`] ? keyOfExistingBucket(role, given) : key] as const),
    ].filter((pair): pair is readonly [IBucket, IKey] => pair[1] !== undefined);
    checkSourceBucket(this, this.source);
    if (quarantineBucket) warnUnlessQuarantineVersioned(this, quarantineBucket);
    for (const role of BUCKET_ROLES) if (!this.keyOf(this[role])) warnIfKeyUnknown(this, role, this[role]);
  }

  /** What a bucket's objects are encrypted with, as far as it needs a permission. Source and target may be one bucket, whose key is given once. */
  public keyOf(bucket: IBucket): IKey | undefined {
    const [, key] = this.keys.find(([other]) => other === bucket) ?? this.keys.find(([other]) => isSameBucket(other, bucket)) ?? [];
    return key;
  }

  /** Use of the pipeline's own key: for staged objects, queues and the topic. */
  public allowKey(): iam.PolicyStatement {
    return this.allowKeys({ reads: [], writes: [this.staging] })[0];
  }

  /** Reading and writing objects in encrypted buckets; bucket keys make the context the bucket, so no prefix can be a condition. */
  public allowKeys({ reads, writes }: { readonly reads: IBucket[]; readonly writes: IBucket[] }): iam.PolicyStatement[] {
    const arnsOf = (buckets: IBucket[]) => [...new Set(buckets.map((bucket) => this.keyOf(bucket)?.keyArn))].filter((arn) => arn !== undefined);
    const written = arnsOf(writes);
    const read = arnsOf(reads).filter((arn) => !written.includes(arn));
    return [
      ...(written.length > 0 ? [new iam.PolicyStatement({ sid: 'Key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: written })] : []),
      ...(read.length > 0 ? [new iam.PolicyStatement({ sid: 'ReadKey', actions: ['kms:Decrypt'], resources: read })] : []),
    ];
  }
}
