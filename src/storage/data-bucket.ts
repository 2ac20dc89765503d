import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

interface DataBucketProps {
  readonly key: IKey;
  readonly logs: s3.IBucket;
  readonly removalPolicy: RemovalPolicy;
  readonly versioned: boolean;
  /** Sends an event to EventBridge for every object. Default: false. */
  readonly sendsEvents?: boolean;
  readonly expiration?: Duration;
  readonly noncurrentVersionExpiration?: Duration;
}

/** A private and encrypted bucket for data, which logs every access. Its bucket policy denies requests without TLS. */
export class DataBucket extends Construct {
  public readonly bucket: s3.IBucket;

  constructor(scope: Construct, id: string, props: DataBucketProps) {
    super(scope, id);
    const bucket = new s3.Bucket(this, 'Resource', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      bucketKeyEnabled: true,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: props.key,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: props.removalPolicy,
      versioned: props.versioned,
      lifecycleRules: [{
        abortIncompleteMultipartUploadAfter: Duration.days(7),
        expiration: props.expiration,
        noncurrentVersionExpiration: props.noncurrentVersionExpiration,
      }],
    });
    const resource = bucket.node.defaultChild as s3.CfnBucket;
    // The L2 property would make the bucket request an ACL, which BUCKET_OWNER_ENFORCED does not allow.
    resource.loggingConfiguration = { destinationBucketName: props.logs.bucketName, logFilePrefix: `${id}/` };
    if (props.sendsEvents) {
      // The L2 property would create a custom resource with its own role and function.
      resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    }
    this.bucket = bucket;
  }
}
