import { Annotations, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** What the CDK makes of a bucket whose notifications were asked for; it replaces what the bucket itself says of them. */
const MANAGED_NOTIFICATIONS = 'Custom::S3BucketNotifications';

/** A bucket that tells EventBridge nothing would take files and never process one. */
export function checkSourceBucket(scope: Construct, bucket: IBucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) {
    Annotations.of(scope).addWarningV2(
      'cdk-file-processing-pipeline:sourceBucketNotSeen',
      `synth cannot see whether the imported source bucket ${bucket.node.path} is versioned and sends its events to EventBridge; without the events no file is ever processed. ` +
      'Look with "aws s3api get-bucket-notification-configuration", call enableEventBridgeNotification() on the bucket if it is off, then acknowledge this warning');
    return;
  }
  // At synth, when all that the app wants of the bucket is known.
  scope.node.addValidation({ validate: () => (sendsEvents(resource) ? [] : [eventsOff(bucket)]) });
  if (Stack.of(resource).resolve(resource.versioningConfiguration)?.status !== 'Enabled') {
    Annotations.of(scope).addWarningV2(
      'cdk-file-processing-pipeline:sourceBucketNotVersioned',
      `the source bucket ${bucket.node.path} is not versioned: a file that is overwritten while it is processed ends FAILED (SourceChanged), and only the later one is processed. Set versioned to true`);
  }
}

function sendsEvents(bucket: CfnBucket): boolean {
  const managed = bucket.node.scope!.node.findAll().filter((child) => CfnResource.isCfnResource(child))
    .find(({ cfnResourceType }) => cfnResourceType === MANAGED_NOTIFICATIONS);
  const configuration: unknown = Stack.of(bucket).resolve(managed ? managed._toCloudFormation() : bucket.notificationConfiguration);
  return /eventBridgeConfiguration/i.test(JSON.stringify(configuration ?? null));
}

function eventsOff(bucket: IBucket): string {
  return `the source bucket ${bucket.node.path} does not send its events to EventBridge, so no file would be processed: ` +
    'set eventBridgeEnabled to true, or call enableEventBridgeNotification() on it, also if other notifications were added to it';
}
