import { Annotations, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { BucketRole } from './existing-storage';

/** What this app says of a bucket; undefined of an imported one. */
function bucketResource(bucket: IBucket): CfnBucket | undefined {
  const resource = bucket.node.defaultChild;
  return resource instanceof CfnBucket ? resource : undefined;
}

function isVersioned(bucket: CfnBucket): boolean {
  return Stack.of(bucket).resolve(bucket.versioningConfiguration)?.status === 'Enabled';
}

/** Without a key no role may use one, and every object that is encrypted by it is denied. */
export function warnIfKeyUnknown(scope: Construct, role: BucketRole, bucket: IBucket): void {
  const resource = bucketResource(bucket);
  if (resource && !namesKey(resource)) return;
  Annotations.of(scope).addWarningV2(
    'cdk-file-processing-pipeline:bucketKeyNotKnown',
    `synth cannot see which key the objects of ${role}Bucket ${bucket.node.path} are encrypted with; by a KMS key, all access to them would be denied. ` +
    `Give ${role}EncryptionKey, or acknowledge this warning if the bucket is encrypted by S3's own keys`);
}

/** Rejections are kept by the key of the file, whose newest version replaces those before. */
export function warnUnlessQuarantineVersioned(scope: Construct, bucket: IBucket): void {
  const resource = bucketResource(bucket);
  if (!resource || isVersioned(resource)) return;
  Annotations.of(scope).addWarningV2(
    'cdk-file-processing-pipeline:quarantineBucketNotVersioned',
    `quarantineBucket ${bucket.node.path} is not versioned: when files of one key are rejected twice, the later copy and its reason overwrite the earlier. Set versioned to true`);
}

/** An L1 bucket may name a key that no construct stands for. */
function namesKey(bucket: CfnBucket): boolean {
  return /kmsMasterKeyId/i.test(JSON.stringify(Stack.of(bucket).resolve(bucket.bucketEncryption) ?? null));
}

/** What the CDK makes of a bucket whose notifications were asked for; it replaces what the bucket itself says of them. */
const MANAGED_NOTIFICATIONS = 'Custom::S3BucketNotifications';

/** A bucket that tells EventBridge nothing would take files and never process one. */
export function checkSourceBucket(scope: Construct, bucket: IBucket): void {
  const resource = bucketResource(bucket);
  if (!resource) {
    Annotations.of(scope).addWarningV2(
      'cdk-file-processing-pipeline:sourceBucketNotSeen',
      `synth cannot see whether the imported source bucket ${bucket.node.path} is versioned and sends its events to EventBridge; without the events no file is ever processed. ` +
      'Look with "aws s3api get-bucket-notification-configuration", call enableEventBridgeNotification() on the bucket if it is off, then acknowledge this warning');
    return;
  }
  // At synth, when all that the app wants of the bucket is known.
  scope.node.addValidation({ validate: () => (sendsEvents(resource) ? [] : [eventsOff(bucket)]) });
  if (!isVersioned(resource)) {
    Annotations.of(scope).addWarningV2(
      'cdk-file-processing-pipeline:sourceBucketNotVersioned',
      `the source bucket ${bucket.node.path} is not versioned: a file that is overwritten while it is processed ends FAILED (SourceChanged), and only the later one is processed. ` +
      'A file is known by its key, ETag and size, so the same bytes under a key do nothing again within 90 days, also when others were uploaded there in between, ' +
      'whose output then stays. Set versioned to true');
  }
}

function sendsEvents(bucket: CfnBucket): boolean {
  const { NotificationConfiguration: configuration } = propertiesOf(managedNotifications(bucket) ?? bucket) as NotificationProperties;
  const events = configuration?.EventBridgeConfiguration;
  return events !== undefined && String(events.EventBridgeEnabled) !== 'false';
}

/** Those of this bucket: beside an L1 bucket lie those of others. */
function managedNotifications(bucket: CfnBucket): CfnResource | undefined {
  const name = JSON.stringify(Stack.of(bucket).resolve(bucket.ref));
  return Stack.of(bucket).node.findAll().filter((child) => CfnResource.isCfnResource(child))
    .find((resource) => resource.cfnResourceType === MANAGED_NOTIFICATIONS && JSON.stringify(propertiesOf(resource).BucketName) === name);
}

interface NotificationProperties {
  readonly NotificationConfiguration?: { readonly EventBridgeConfiguration?: { readonly EventBridgeEnabled?: unknown } };
}

function propertiesOf(resource: CfnResource): Record<string, unknown> {
  const template = Stack.of(resource).resolve(resource._toCloudFormation()) as { Resources: Record<string, { Properties?: Record<string, unknown> }> };
  return Object.values(template.Resources)[0].Properties ?? {};
}

function eventsOff(bucket: IBucket): string {
  return `the source bucket ${bucket.node.path} does not send its events to EventBridge, so no file would be processed: ` +
    'set eventBridgeEnabled to true, or call enableEventBridgeNotification() on it, also if other notifications were added to it';
}
