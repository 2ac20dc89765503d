import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { FileProcessingPipeline, NotificationTarget, type FileProcessingPipelineProps } from '../../src';
import { actionsOf, identityStatements, ofType } from '../helpers/statements';
import { resolved, synthesize, testApp } from '../helpers/synthesize';

const TARGETS = { notificationTargets: [NotificationTarget.email('a@example.com')] };

/** Buckets and keys of another team, in a stack of its own. */
function owned(stack: Stack) {
  const [uploads, lake, data] = ['UploadsKey', 'LakeKey', 'DataKey'].map((id) => new Key(stack, id));
  return {
    encryptionKey: data,
    sourceBucket: new Bucket(stack, 'Uploads', { encryptionKey: uploads, versioned: true, eventBridgeEnabled: true }),
    targetBucket: new Bucket(stack, 'Lake', { encryptionKey: lake }),
    quarantineBucket: new Bucket(stack, 'Quarantine', { encryption: BucketEncryption.S3_MANAGED, versioned: true }),
  };
}

const templateOf = (stack: Stack) => Template.fromStack(stack).toJSON();

/** Without what a reference from another stack adds. */
const resourcesOf = (stack: Stack) => templateOf(stack).Resources;

function twoStacks(props: Partial<FileProcessingPipelineProps> = {}) {
  const app = testApp();
  const given = owned(new Stack(app, 'Data'));
  const stack = new Stack(app, 'Files');
  const pipeline = new FileProcessingPipeline(stack, 'Pipeline', { ...TARGETS, ...given, ...props });
  return { stack, given, pipeline, dataStack: Stack.of(given.sourceBucket) };
}

describe('given buckets and keys', () => {
  it('of another stack are referred to without a cycle, and nothing of theirs is changed', () => {
    const { stack, dataStack } = twoStacks();
    const alone = new Stack(testApp(), 'Data');
    owned(alone);
    expect(templateOf(stack).Resources).toBeDefined();
    expect(resourcesOf(dataStack)).toEqual(resourcesOf(alone));
    expect(ofType(resourcesOf(stack), 'AWS::S3::Bucket')).toHaveLength(2);
    expect(ofType(resourcesOf(stack), 'AWS::KMS::Key')).toEqual([]);
  });

  it('are what the pipeline reads, writes and shows', () => {
    const { stack, given, pipeline } = twoStacks();
    expect([pipeline.sourceBucket, pipeline.targetBucket, pipeline.quarantineBucket, pipeline.encryptionKey])
      .toEqual([given.sourceBucket, given.targetBucket, given.quarantineBucket, given.encryptionKey]);
    const { Resources } = templateOf(stack);
    const policies = (id: RegExp) => resolved(Object.entries(Resources).filter(([name]) => id.test(name)).map(([, resource]) => resource));
    expect(policies(/ValidateFunctionRole/)).toMatch(/Uploads\w+\\">\/incoming\/\*/);
    expect(policies(/PublishFunctionRole/)).toMatch(/Lake\w+\\">\/processed\/\*/);
    expect(policies(/QuarantineFunctionRole/)).toMatch(/ExportsOutputFnGetAttQuarantine/);
  });

  it('are used with the keys of their buckets, each to read or to write', () => {
    const { stack } = twoStacks();
    const used = Object.fromEntries(identityStatements(resourcesOf(stack)).filter(({ Sid }) => Sid === 'Key' || Sid === 'ReadKey')
      .flatMap((statement) => [statement.Resource].flat().map((key) => [`${/(Uploads|Lake|Data)Key/.exec(resolved(key))![1]} ${statement.Sid}`, actionsOf(statement)])));
    expect(used).toEqual({
      'Data Key': expect.arrayContaining(['kms:Decrypt']),
      'Data ReadKey': ['kms:Decrypt'],
      'Lake Key': ['kms:Decrypt', 'kms:GenerateDataKey'],
      'Uploads ReadKey': ['kms:Decrypt'],
    });
  });

  it('by name only are used with the keys that are given beside them', () => {
    const { resources } = synthesize((stack) => ({
      sourceBucket: Bucket.fromBucketName(stack, 'Uploads', 'uploads'),
      sourceEncryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111111111111:key/of-uploads'),
    }));
    const reading = identityStatements(resources).filter(({ Sid }) => Sid === 'ReadKey');
    expect(reading.map(({ Resource }) => Resource)).toEqual(Array(4).fill('arn:aws:kms:us-east-1:111111111111:key/of-uploads'));
  });

  it('may be one bucket with prefixes apart', () => {
    const { resources } = synthesize((stack) => {
      const bucket = new Bucket(stack, 'Bucket', { versioned: true, eventBridgeEnabled: true });
      return { sourceBucket: bucket, targetBucket: bucket, sourcePrefix: 'in/', targetPrefix: 'out/' };
    });
    expect(ofType(resources, 'AWS::S3::Bucket')).toHaveLength(1 + 3);
  });

  it('with names and prefixes that are known at deployment only are accepted', () => {
    expect(() => synthesize((stack) => {
      const text = (id: string) => new CfnParameter(stack, id).valueAsString;
      return {
        sourceBucket: Bucket.fromBucketName(stack, 'Source', text('SourceName')), targetBucket: Bucket.fromBucketName(stack, 'Target', text('TargetName')),
        encryptionKey: Key.fromKeyArn(stack, 'Key', text('KeyArn')), sourcePrefix: text('In'), targetPrefix: text('Out'),
      };
    })).not.toThrow();
  });
});

describe('a given bucket or key', () => {
  const HERE = { stack: { env: { account: '111111111111', region: 'eu-west-1' } } };
  const bucketIn = (env: object) => (stack: Stack) => ({ sourceBucket: Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'uploads', ...env }) });

  it.each([
    ['a bucket of another account', bucketIn({ account: '222222222222' }), /sourceBucket is in the account 222222222222, but the pipeline is in 111111111111/],
    ['a bucket of another region', bucketIn({ region: 'us-east-1' }), /sourceBucket is in the region us-east-1, but the pipeline is in eu-west-1/],
    ['a key of another account', (stack: Stack) => ({ encryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:222222222222:key/1') }), /encryptionKey is in the account 222222222222/],
    ['a key without its bucket', (stack: Stack) => ({ targetEncryptionKey: new Key(stack, 'Key') }), /targetEncryptionKey is set without targetBucket/],
    ['prefixes of one bucket that overlap', (stack: Stack) => {
      const bucket = new Bucket(stack, 'Bucket', { eventBridgeEnabled: true });
      return { sourceBucket: bucket, targetBucket: bucket, sourcePrefix: 'data/', targetPrefix: 'data/out/' };
    }, /"data\/" and "data\/out\/" overlap, so the output would be processed again/],
    ['the same bucket, named twice, for the whole of it', (stack: Stack) => ({
      sourceBucket: Bucket.fromBucketName(stack, 'One', 'same'), targetBucket: Bucket.fromBucketName(stack, 'Other', 'same'), sourcePrefix: '',
    }), /overlap/],
    ['a quarantine among the sources', (stack: Stack) => {
      const bucket = new Bucket(stack, 'Bucket', { eventBridgeEnabled: true });
      return { sourceBucket: bucket, quarantineBucket: bucket };
    }, /quarantineBucket and sourceBucket are the same/],
    ['a quarantine among the outputs', (stack: Stack) => {
      const bucket = new Bucket(stack, 'Bucket');
      return { targetBucket: bucket, quarantineBucket: bucket };
    }, /quarantineBucket and targetBucket are the same/],
    ['a quarantine beside the retention of the pipeline\'s own', (stack: Stack) => ({ quarantineBucket: new Bucket(stack, 'Bucket'), quarantineRetention: Duration.days(7) }),
      /quarantineRetention is set together with quarantineBucket/],
    ['a source whose events are off', (stack: Stack) => ({ sourceBucket: new Bucket(stack, 'Bucket', { versioned: true }) }), /Stack\/Bucket does not send its events to EventBridge/],
    ['a source whose notifications leave EventBridge out', (stack: Stack) => {
      const bucket = new Bucket(stack, 'Bucket', { versioned: true });
      bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new Queue(stack, 'Queue')));
      return { sourceBucket: bucket };
    }, /does not send its events to EventBridge/],
  ])('fails when it is %s', (_case, props, message) => {
    expect(() => synthesize(props, HERE)).toThrow(message);
  });

  it('fails when the events of the pipeline\'s own bucket are switched off by other notifications', () => {
    const stack = new Stack(testApp(), 'Stack');
    const { sourceBucket } = new FileProcessingPipeline(stack, 'Pipeline', TARGETS);
    sourceBucket.addEventNotification(EventType.OBJECT_REMOVED, new SqsDestination(new Queue(stack, 'Queue')));
    expect(() => Template.fromStack(stack)).toThrow(/call enableEventBridgeNotification\(\) on it/);
    sourceBucket.enableEventBridgeNotification();
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  it.each([
    ['an imported source bucket', 'sourceBucketNotSeen', 'Stack/Bucket.*enableEventBridgeNotification', (stack: Stack) => ({ sourceBucket: Bucket.fromBucketName(stack, 'Bucket', 'uploads') })],
    ['a source bucket without versions', 'sourceBucketNotVersioned', 'Stack/Bucket.*SourceChanged.*90 days.*versioned', (stack: Stack) => ({ sourceBucket: new Bucket(stack, 'Bucket', { eventBridgeEnabled: true }) })],
    ['a key whose policy is not known', 'encryptionKeyPolicyNotSet', 'Stack/Key.*allowServicesToUseKey.*cloudwatch.amazonaws.com.*logs', (stack: Stack) => ({ encryptionKey: new Key(stack, 'Key') })],
  ])('warns of %s', (_case, id, text, props) => {
    const { stack } = synthesize(props);
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp(`(${text}).*${id}`));
  });

  it('is not warned of when it is as it should be, and a key lets the services use it', () => {
    const { stack, resources } = synthesize((scope) => {
      const given = owned(scope);
      FileProcessingPipeline.allowServicesToUseKey(given.encryptionKey);
      return given;
    });
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
    const policies = ofType(resources, 'AWS::KMS::Key').map(({ Properties }) => resolved(Properties.KeyPolicy));
    expect(policies.filter((policy) => /events\.amazonaws\.com.*sns\.amazonaws\.com.*cloudwatch\.amazonaws\.com.*logs\./.test(policy))).toHaveLength(1);
  });
});
