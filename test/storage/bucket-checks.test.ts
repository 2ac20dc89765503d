import { CfnParameter, type Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { FileProcessingPipelineProps } from '../../src';
import { actionsOf, identityStatements } from '../helpers/statements';
import { synthesize } from '../helpers/synthesize';

type Props = (stack: Stack) => FileProcessingPipelineProps;

const imported = (stack: Stack, id = 'Imported') => Bucket.fromBucketName(stack, id, 'data');
const key = (stack: Stack) => Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111111111111:key/of-data');
const apart = { sourcePrefix: 'in/', targetPrefix: 'out/' };

function keyNamedOnly(stack: Stack) {
  const rule = { serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: 'arn:aws:kms:us-east-1:111111111111:key/of-data' } };
  return Bucket.fromCfnBucket(new CfnBucket(stack, 'Plain', { bucketEncryption: { serverSideEncryptionConfiguration: [rule] } }));
}

function warnings(props: Props, id: string): string[] {
  const { stack } = synthesize(props);
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(`:${id}\\]`)).map(({ entry }) => entry.data as string);
}

describe('a bucket whose key is not known', () => {
  it.each<[string, Props, string[]]>([
    ['an imported source', (stack) => ({ sourceBucket: imported(stack) }), ['source']],
    ['an imported target', (stack) => ({ targetBucket: imported(stack) }), ['target']],
    ['an imported quarantine', (stack) => ({ quarantineBucket: imported(stack) }), ['quarantine']],
    ['a bucket that names a key no construct stands for', (stack) => ({ targetBucket: keyNamedOnly(stack) }), ['target']],
    ['an imported bucket with its key', (stack) => ({ targetBucket: imported(stack), targetEncryptionKey: key(stack) }), []],
    ['a bucket of this app', (stack) => ({ targetBucket: new Bucket(stack, 'Bucket', { encryption: BucketEncryption.KMS_MANAGED }) }), []],
    ['one bucket, imported twice, with one key', (stack) => ({
      ...apart, sourceBucket: imported(stack), targetBucket: imported(stack, 'Again'), sourceEncryptionKey: key(stack),
    }), []],
  ])('is warned of: %s', (_case, props, places) => {
    const found = warnings(props, 'bucketKeyNotKnown');
    expect(found).toEqual(places.map((place) => expect.stringContaining(`${place}Bucket`)));
    for (const place of places) expect(found[0]).toContain(`${place}EncryptionKey`);
  });

  it('is one with a bucket of its name whose key is given: what is published is encrypted by it', () => {
    const { resources } = synthesize((stack) => ({
      ...apart, sourceBucket: imported(stack), targetBucket: imported(stack, 'Again'), sourceEncryptionKey: key(stack),
    }));
    const writes = identityStatements(resources).filter(({ Sid, Resource }) => Sid === 'Key' && JSON.stringify(Resource).includes('of-data'));
    expect(writes.map(actionsOf)).toEqual([['kms:Decrypt', 'kms:GenerateDataKey']]);
  });
});

describe('a given quarantine bucket', () => {
  it.each<[string, Props, number]>([
    ['without versions', (stack) => ({ quarantineBucket: new Bucket(stack, 'Bucket') }), 1],
    ['with versions', (stack) => ({ quarantineBucket: new Bucket(stack, 'Bucket', { versioned: true }) }), 0],
    ['that synth does not see', (stack) => ({ quarantineBucket: imported(stack) }), 0],
  ])('is warned of if rejections would overwrite each other: %s', (_case, props, count) => {
    expect(warnings(props, 'quarantineBucketNotVersioned')).toHaveLength(count);
  });
});

describe('prefixes of one bucket', () => {
  const oneBucket = (prefixes: (text: string) => { sourcePrefix: string; targetPrefix: string }): Props => (stack) => {
    const bucket = new Bucket(stack, 'Bucket', { versioned: true, eventBridgeEnabled: true });
    return { sourceBucket: bucket, targetBucket: bucket, ...prefixes(new CfnParameter(stack, 'Prefix').valueAsString) };
  };

  it('that are known at deployment only are warned of', () => {
    expect(warnings(oneBucket((text) => ({ sourcePrefix: 'in/', targetPrefix: text })), 'prefixesNotCompared')).toHaveLength(1);
    expect(warnings(oneBucket((text) => ({ sourcePrefix: text, targetPrefix: 'out/' })), 'prefixesNotCompared')).toHaveLength(1);
    expect(warnings(oneBucket(() => apart), 'prefixesNotCompared')).toEqual([]);
  });

  it('fails when one of them is the whole bucket, whatever the other is', () => {
    expect(() => synthesize(oneBucket((text) => ({ sourcePrefix: '', targetPrefix: text })))).toThrow(/overlap/);
  });
});

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
