import { CloudWatchLogsClient, DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, CreateMultipartUploadCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { createMachine, task } from './support/machine';
import { outcome } from './support/outcome';
import { createQueue } from './support/queue';
import { createRule } from './support/rule';
import { emulator, seam } from './support/seam';
import { attribute, createStack, nodeFunction, policy, role } from './support/stack';
import { createUser } from './support/user';
import { waitFor } from '../../../local/waiting/wait-for';

const LIST_QUEUES = `const { SQSClient, ListQueuesCommand } = require('@aws-sdk/client-sqs');
exports.handler = async () => { await new SQSClient({}).send(new ListQueuesCommand({})); return 'listed'; };`;

describe('without a seam', () => {
  test('a function may do what its role allows, and nothing else', async () => {
    const on = await emulator();
    const { outputs } = await createStack(on, {
      GivenRole: role('lambda.amazonaws.com', [{ Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' }]),
      Given: nodeFunction('GivenRole', LIST_QUEUES),
      BareRole: role('lambda.amazonaws.com', []),
      Bare: nodeFunction('BareRole', LIST_QUEUES),
    }, { Given: { Ref: 'Given' }, Bare: { Ref: 'Bare' } });
    const lambda = new LambdaClient(on.clientConfig);
    const invoke = async (FunctionName: string) => {
      const { Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
      return Buffer.from(Payload ?? []).toString();
    };
    expect(await invoke(outputs.Given)).toBe('"listed"');
    expect(await invoke(outputs.Bare)).toContain('is not authorized to perform: sqs:ListQueues');
  });
});

seam('iam_decision_log', 'every decision is written down with who asked for what', {
  aws: ['Allow', 'ImplicitDeny'],
  observe: async on => {
    const user = await createUser(on, 'logged', [{ Effect: 'Allow', Action: 's3:CreateBucket', Resource: '*' }]);
    const s3 = new S3Client(user);
    await s3.send(new CreateBucketCommand({ Bucket: 'logged' }));
    await outcome(s3.send(new PutObjectCommand({ Bucket: 'logged', Key: 'key', Body: 'x' })));
    const decisions = await on.decisions();
    return decisions.filter(decision => decision.principal.endsWith('user/logged')).map(({ decision }) => decision);
  },
});

seam('iam_wildcard', 'a wildcard allows a key with a line break', {
  aws: 'done',
  observe: async on => {
    const user = await createUser(on, 'wildcard', [{ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::wildcard/*' }]);
    await new S3Client(on.clientConfig).send(new CreateBucketCommand({ Bucket: 'wildcard' }));
    return outcome(new S3Client(user).send(new PutObjectCommand({ Bucket: 'wildcard', Key: 'line\nbreak', Body: 'x' })));
  },
});

seam('s3_tagging_permission', 'a write with tags needs the permission to tag', {
  aws: { tagged: 'AccessDenied', begun: 'AccessDenied', untagged: 'done', allowed: 'done' },
  observe: async on => {
    const Bucket = 'tagging';
    const Resource = `arn:aws:s3:::${Bucket}/*`;
    await new S3Client(on.clientConfig).send(new CreateBucketCommand({ Bucket }));
    const writer = new S3Client(await createUser(on, 'writer', [{ Effect: 'Allow', Action: 's3:PutObject', Resource }]));
    const tagger = new S3Client(await createUser(on, 'tagger', [{ Effect: 'Allow', Action: ['s3:PutObject', 's3:PutObjectTagging'], Resource }]));
    const object = { Bucket, Key: 'a/b c' };
    return {
      tagged: await outcome(writer.send(new PutObjectCommand({ ...object, Body: 'x', Tagging: 'a=b' }))),
      begun: await outcome(writer.send(new CreateMultipartUploadCommand({ ...object, Tagging: 'a=b' }))),
      untagged: await outcome(writer.send(new PutObjectCommand({ ...object, Body: 'x' }))),
      allowed: await outcome(tagger.send(new PutObjectCommand({ ...object, Body: 'x', Tagging: 'a=b' }))),
    };
  },
});

seam('secure_transport', 'a bucket that demands TLS takes requests over loopback', {
  aws: 'done',
  observe: async on => {
    const Bucket = 'secure';
    await new S3Client(on.clientConfig).send(new CreateBucketCommand({ Bucket }));
    await new S3Client(on.clientConfig).send(new PutBucketPolicyCommand({
      Bucket,
      Policy: JSON.stringify(policy({
        Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      })),
    }));
    const user = await createUser(on, 'secure', [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }]);
    return outcome(new S3Client(user).send(new PutObjectCommand({ Bucket, Key: 'key', Body: 'x' })));
  },
});

seam('sfn_role', 'a state machine invokes only what its role allows', {
  aws: { status: 'FAILED', error: 'Lambda.AWSLambdaException' },
  observe: async on => {
    const machine = await createMachine(on, { StartAt: 'A', States: { A: task() } }, undefined, []);
    const { status, error } = await machine.run();
    return { status, error };
  },
});

seam('service_permissions', 'EventBridge and SNS deliver only to receivers whose policies name them', {
  aws: { allowedQueue: 1, otherQueue: 0, functionRan: false },
  observe: async (on, isBare) => {
    const allowed = await createQueue(on, 'allowed', 'events.amazonaws.com');
    const other = await createQueue(on, 'other', 'sns.amazonaws.com');
    const { outputs } = await createStack(on, {
      Role: role('lambda.amazonaws.com', []),
      Function: nodeFunction('Role', 'exports.handler = async () => "ran";'),
    }, { Arn: attribute('Function', 'Arn'), Name: { Ref: 'Function' } });
    await createRule(on, 'permissions', { source: ['test'] }, [outputs.Arn, other.arn, allowed.arn]);
    const sns = new SNSClient(on.clientConfig);
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'permissions' }));
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'lambda', Endpoint: outputs.Arn }));

    await sns.send(new PublishCommand({ TopicArn, Message: 'message' }));
    await new EventBridgeClient(on.clientConfig).send(new PutEventsCommand({ Entries: [{ Source: 'test', DetailType: 'test', Detail: '{}' }] }));
    const delivered = await allowed.next();
    const logs = new CloudWatchLogsClient(on.clientConfig);
    let otherQueue = 0;
    const look = async () => {
      otherQueue += (await other.now()).length;
      const functionRan = await outcome(logs.send(new DescribeLogStreamsCommand({ logGroupName: `/aws/lambda/${outputs.Name}` }))) === 'done';
      return { allowedQueue: delivered ? 1 : 0, otherQueue, functionRan };
    };
    if (isBare) {
      return waitFor('the wrong deliveries', async () => {
        const found = await look();
        return { value: found.otherQueue > 0 && found.functionRan ? found : undefined, state: JSON.stringify(found) };
      });
    }
    // What would wrongly be delivered is on its way as well: a function takes about this long to start.
    await new Promise(resolve => setTimeout(resolve, 1000));
    return look();
  },
});
