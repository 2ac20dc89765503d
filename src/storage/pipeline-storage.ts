import { Duration, Stack, type RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogBucket } from './access-log-bucket';
import { checkSourceBucket, warnIfKeyUnknown, warnUnlessQuarantineVersioned } from './bucket-checks';
import { DataBucket } from './data-bucket';
import { PipelineKey, resolveAlias, warnUnlessServicesAllowed } from './encryption-key';
import { BUCKET_ROLES, isSameBucket, keyOfExistingBucket, type ExistingStorage } from './existing-storage';

/** A run may take 7 days, and its execution can be redriven for 14 days more. Both need the staged objects. */
const STAGING_RETENTION = Duration.days(21);

interface PipelineStorageProps {
  readonly existing: ExistingStorage;
  readonly quarantineRetention: Duration;
  readonly removalPolicy: RemovalPolicy;
}

/** The buckets of a pipeline, and the key that encrypts everything that it stores. */
export class PipelineStorage extends Construct {
  public readonly key: IKey;
  public readonly accessLogs: IBucket;
  public readonly source: IBucket;
  public readonly staging: IBucket;
  public readonly target: IBucket;
  public readonly quarantine: IBucket;

  /** The account that owns the buckets. The handlers check it, because another account could reuse the name of a deleted bucket. */
  public readonly account: string = Stack.of(this).account;

  /** The buckets that are encrypted with a KMS key. The others need no permission to decrypt. */
  private readonly keys: readonly (readonly [IBucket, IKey])[];

  constructor(scope: Construct, id: string, { existing, quarantineRetention, removalPolicy }: PipelineStorageProps) {
    super(scope, id);
    const { sourceBucket, targetBucket, quarantineBucket } = existing;
    const encryptionKey = existing.encryptionKey && resolveAlias('encryptionKey', existing.encryptionKey);
    if (encryptionKey) warnUnlessServicesAllowed(this, encryptionKey);
    const key = encryptionKey ?? new PipelineKey(this, 'Key', removalPolicy).key;
    const logs = new AccessLogBucket(this, 'AccessLogs', removalPolicy);
    const bucket = (name: string, props: Partial<ConstructorParameters<typeof DataBucket>[2]>) => {
      const created = new DataBucket(this, name, { key, removalPolicy, versioned: true, logs: logs.bucket, ...props }).bucket;
      logs.allowLogsOf(created, name);
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
      ...BUCKET_ROLES.map((role) => [this[role], existing[`${role}Bucket`] ? keyOfExistingBucket(role, existing) : key] as const),
    ].filter((pair): pair is readonly [IBucket, IKey] => pair[1] !== undefined);
    checkSourceBucket(this, this.source);
    if (quarantineBucket) warnUnlessQuarantineVersioned(this, quarantineBucket);
    for (const role of BUCKET_ROLES) if (!this.keyOf(this[role])) warnIfKeyUnknown(this, role, this[role]);
  }

  /**
   * Returns the KMS key that encrypts the objects of a bucket, or undefined if no permission is needed. If source and target are the same bucket, the
   * key of one applies to both.
   */
  public keyOf(bucket: IBucket): IKey | undefined {
    const [, key] = this.keys.find(([other]) => other === bucket) ?? this.keys.find(([other]) => isSameBucket(other, bucket)) ?? [];
    return key;
  }

  /** Returns a statement that allows the use of the pipeline's key, for staged objects, queues and the topic. */
  public allowOwnKey(): iam.PolicyStatement {
    return this.allowKeys({ reads: [], writes: [this.staging] })[0];
  }

  /**
   * Returns statements that allow the use of the keys of buckets, to read or to write objects. With bucket keys, the encryption context is the bucket, so
   * no condition can restrict the prefix.
   */
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
