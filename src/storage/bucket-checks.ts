import { Annotations, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { BucketRole } from './existing-storage';

/** Returns the resource of a bucket, or undefined if the bucket is imported. */
function bucketResource(bucket: IBucket): CfnBucket | undefined {
  const resource = bucket.node.defaultChild;
  return resource instanceof CfnBucket ? resource : undefined;
}

function isVersioned(bucket: CfnBucket): boolean {
  return Stack.of(bucket).resolve(bucket.versioningConfiguration)?.status === 'Enabled';
}

/** Warns if the key of a bucket is not known. The roles then may not use any key, so access to every object that a key encrypts is denied. */
export function warnIfKeyUnknown(scope: Construct, role: BucketRole, bucket: IBucket): void {
  const resource = bucketResource(bucket);
  if (resource && !namesKey(resource)) return;
  Annotations.of(scope).addWarningV2(
    'cdk-file-processing-pipeline:bucketKeyNotKnown',
    `synthesis does not know which key encrypts the objects of ${role}Bucket ${bucket.node.path}, and if it is a KMS key, all access to the objects will be denied. ` +
    `Set ${role}EncryptionKey, or acknowledge this warning if the bucket is encrypted with keys that S3 manages (SSE-S3)`);
}

/** Warns if a quarantine bucket is not versioned, because copies are stored by the key of the file, and a new copy replaces the old one. */
export function warnUnlessQuarantineVersioned(scope: Construct, bucket: IBucket): void {
  const resource = bucketResource(bucket);
  if (!resource || isVersioned(resource)) return;
  Annotations.of(scope).addWarningV2(
    'cdk-file-processing-pipeline:quarantineBucketNotVersioned',
    `quarantineBucket ${bucket.node.path} is not versioned: if a key is rejected twice, the second copy and its reason overwrite the first. Set versioned to true`);
}

/** Returns true if the encryption settings of a bucket name a key, which an L1 bucket can do without a construct for the key. */
function namesKey(bucket: CfnBucket): boolean {
  return /kmsMasterKeyId/i.test(JSON.stringify(Stack.of(bucket).resolve(bucket.bucketEncryption) ?? null));
}

/** The type of the custom resource with which the CDK sets the notifications of a bucket. It replaces the notification settings of the bucket itself. */
const MANAGED_NOTIFICATIONS = 'Custom::S3BucketNotifications';

/** Throws an error during synthesis if a source bucket does not send events to EventBridge, and warns if it is not versioned or cannot be checked. */
export function checkSourceBucket(scope: Construct, bucket: IBucket): void {
  const resource = bucketResource(bucket);
  if (!resource) {
    Annotations.of(scope).addWarningV2(
      'cdk-file-processing-pipeline:sourceBucketNotSeen',
      `synthesis cannot check whether the imported source bucket ${bucket.node.path} is versioned and sends its events to EventBridge. Without the events, no file is processed. ` +
      'Check it with "aws s3api get-bucket-notification-configuration", call enableEventBridgeNotification() on the bucket if EventBridge is off, then acknowledge this warning');
    return;
  }
  // The check runs during synthesis, when all settings of the bucket are known.
  scope.node.addValidation({ validate: () => (sendsEvents(resource) ? [] : [eventsOff(bucket)]) });
  if (!isVersioned(resource)) {
    Annotations.of(scope).addWarningV2(
      'cdk-file-processing-pipeline:sourceBucketNotVersioned',
      `the source bucket ${bucket.node.path} is not versioned: if a file is overwritten while it is processed, its outcome is FAILED (SourceChanged), and only the new file is processed. ` +
      'A file is identified by its key, ETag and size, so the same bytes under the same key are not processed again within 90 days, even if other bytes were uploaded in between, ' +
      'whose output then remains. Set versioned to true');
  }
}

function sendsEvents(bucket: CfnBucket): boolean {
  const { NotificationConfiguration: configuration } = propertiesOf(managedNotifications(bucket) ?? bucket) as NotificationProperties;
  const events = configuration?.EventBridgeConfiguration;
  return events !== undefined && String(events.EventBridgeEnabled) !== 'false';
}

/** Returns the custom resource that sets the notifications of the bucket, or undefined. Other buckets of the stack may have one too. */
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
    'set eventBridgeEnabled to true, or call enableEventBridgeNotification() on it, which is also needed if other notifications were added to it';
}
