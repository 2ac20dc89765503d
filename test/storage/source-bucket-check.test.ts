import type { Stack } from 'aws-cdk-lib';
import { Bucket, CfnBucket, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { synthesize } from '../helpers/synthesize';

/** An L1 bucket lies beside all others of its stack. */
function plain(stack: Stack, eventBridgeEnabled?: boolean) {
  const notificationConfiguration = eventBridgeEnabled === undefined ? undefined : { eventBridgeConfiguration: { eventBridgeEnabled } };
  return Bucket.fromCfnBucket(new CfnBucket(stack, 'Plain', { notificationConfiguration, versioningConfiguration: { status: 'Enabled' } }));
}

function withoutEvents(stack: Stack): void {
  new Bucket(stack, 'Other').addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new Queue(stack, 'Queue')));
}

describe('the events of a source bucket', () => {
  it('fails when only another bucket of the stack sends them', () => {
    expect(() => synthesize((stack) => {
      new Bucket(stack, 'Other', { eventBridgeEnabled: true });
      return { sourceBucket: plain(stack) };
    })).toThrow(/does not send its events to EventBridge/);
  });

  it('fails when they are switched off by name', () => {
    expect(() => synthesize((stack) => ({ sourceBucket: plain(stack, false) }))).toThrow(/does not send its events to EventBridge/);
  });

  it('fails when other notifications of the bucket itself replace them', () => {
    expect(() => synthesize((stack) => {
      const sourceBucket = plain(stack, true);
      sourceBucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new Queue(stack, 'Queue')));
      return { sourceBucket };
    })).toThrow(/does not send its events to EventBridge/);
  });

  it('are seen beside a bucket that sends none', () => {
    expect(() => synthesize((stack) => {
      withoutEvents(stack);
      return { sourceBucket: plain(stack, true) };
    })).not.toThrow();
  });

  it('are seen when they were switched on by an override', () => {
    expect(() => synthesize((stack) => {
      const sourceBucket = plain(stack);
      (sourceBucket.node.defaultChild as CfnBucket).addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true);
      return { sourceBucket };
    })).not.toThrow();
  });
});
