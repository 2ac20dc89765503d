import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FileMatch, FileProcessingPipeline, FileType, NotificationTarget, Outcome } from '../../src';
import { actionsOf, identityStatements, ofType, type Statement } from '../helpers/statements';
import { synthesize, testApp } from '../helpers/synthesize';

const email = (options: object) => NotificationTarget.email('a@example.com', options);

describe('a notification target', () => {
  it.each([
    ['a filter names a file type that is not there', () => [email({ fileTypes: ['xml'] })], /file type "xml".*: use one of csv, json, jsonl/],
    ['a filter names an outcome that no file has', () => [email({ outcomes: ['Failed'] })], /outcome "Failed".*: use one of PROCESSED, /],
    ['an e-mail address is given twice', () => [email({ outcomes: [Outcome.FAILED] }), email({ outcomes: [Outcome.REJECTED] })], /notificationTargets contains "a@example.com" twice/],
    ['a filter lets no outcome through', () => [email({ outcomes: [] })], /empty list of outcomes or file types/],
    ['an e-mail address has no @', () => [NotificationTarget.email('data-team')], /"data-team" is not valid: use the form name@domain/],
  ])('fails when %s', (_case, notificationTargets, message) => {
    expect(() => synthesize({ notificationTargets: notificationTargets() })).toThrow(message);
  });

  it('fails when a queue is given twice', () => {
    expect(() => synthesize((stack) => {
      const queue = new sqs.Queue(stack, 'Queue');
      return { notificationTargets: [NotificationTarget.queue(queue), NotificationTarget.queue(queue, { fileTypes: ['csv'] })] };
    })).toThrow(/notificationTargets contains Stack\/Queue twice/);
  });

  it('fails when a queue or a topic is FIFO', () => {
    expect(() => synthesize((stack) => ({ notificationTargets: [NotificationTarget.queue(new sqs.Queue(stack, 'Queue', { fifo: true }))] })))
      .toThrow(/Stack\/Queue is a FIFO queue, which a standard topic cannot send to/);
    expect(() => synthesize((stack) => ({ notificationTargets: [NotificationTarget.topic(new sns.Topic(stack, 'Topic', { fifo: true }))] })))
      .toThrow(/Stack\/Topic is a FIFO topic/);
  });

  it('fails when a topic or a bus is given twice', () => {
    expect(() => synthesize((stack) => {
      const topic = new sns.Topic(stack, 'Topic');
      return { notificationTargets: [NotificationTarget.topic(topic), NotificationTarget.topic(topic)] };
    })).toThrow(/notificationTargets contains Stack\/Topic twice/);
  });

  it.each([
    ['topic', (stack: Stack) => NotificationTarget.topic(sns.Topic.fromTopicArn(stack, 'There', 'arn:aws:sns:us-east-1:111111111111:ops'))],
    ['event bus', (stack: Stack) => NotificationTarget.eventBus(events.EventBus.fromEventBusArn(stack, 'There', 'arn:aws:events:us-east-1:111111111111:event-bus/data'))],
  ])('fails when a %s lies in another region, where nothing is sent to', (kind, target) => {
    expect(() => synthesize((stack) => ({ notificationTargets: [target(stack)] }), { stack: { env: { account: '111111111111', region: 'eu-west-1' } } }))
      .toThrow(new RegExp(`the ${kind} Stack/There is in the region us-east-1, but the pipeline is in eu-west-1`));
  });

  it('fails when a filter has more combinations than SNS takes', () => {
    const names = Array.from({ length: 50 }, (_, index) => `type-${index}`);
    expect(() => synthesize({
      fileTypes: names.map((name) => FileType.csv({ name, match: FileMatch.prefix(`${name}/`) })),
      notificationTargets: [email({ outcomes: [Outcome.FAILED, Outcome.REJECTED, Outcome.SUPERSEDED], fileTypes: names })],
    })).toThrow(/153 combinations .* at most 150/);
  });

  it.each([
    ['a key that is given by its ARN', (stack: Stack) => ({ encryptionMasterKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111111111111:key/1') })],
    ['the key that AWS manages', () => ({ encryption: sqs.QueueEncryption.KMS_MANAGED })],
  ])('warns of a queue with %s, whose policy is not ours to set', (_case, props) => {
    const { stack } = synthesize((scope) => ({ notificationTargets: [NotificationTarget.queue(new sqs.Queue(scope, 'Queue', props(scope)))] }));
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('sns.amazonaws.com.*keyPolicyNotSet'));
  });

  it('accepts an address that is known at deployment only', () => {
    expect(() => synthesize((stack: Stack) =>
      ({ notificationTargets: [NotificationTarget.email(new CfnParameter(stack, 'Address').valueAsString)] }))).not.toThrow();
  });
});

describe('notification targets', () => {
  it('are subscribed, or sent to, each with its filters', () => {
    const { template } = synthesize((stack) => ({
      notificationTargets: [
        NotificationTarget.email('oncall@example.com', { outcomes: [Outcome.REJECTED, Outcome.FAILED] }),
        NotificationTarget.email('all@example.com'),
        NotificationTarget.queue(new sqs.Queue(stack, 'Queue'), { fileTypes: ['csv'] }),
        NotificationTarget.function(lambda.Function.fromFunctionArn(stack, 'Function', 'arn:aws:lambda:us-east-1:111111111111:function:told')),
        NotificationTarget.topic(sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:us-east-1:111111111111:ops'), { outcomes: [Outcome.FAILED] }),
        NotificationTarget.eventBus(events.EventBus.fromEventBusArn(stack, 'Bus', 'arn:aws:events:us-east-1:111111111111:event-bus/data')),
      ],
    }));
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'oncall@example.com', FilterPolicy: { outcome: ['REJECTED', 'FAILED'] } });
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'all@example.com', FilterPolicy: Match.absent() });
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sqs', RawMessageDelivery: true, FilterPolicy: { outcome: [{ exists: true }], fileType: ['csv', '?'] } });
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'lambda', FilterPolicy: { outcome: [{ exists: true }] } });
    template.allResourcesProperties('AWS::SNS::Subscription', { RedrivePolicy: Match.anyValue() });
    const sender = Object.values(template.findResources('AWS::Lambda::Function')).find(({ Properties }) => Properties.Environment?.Variables.DIRECT_TARGETS);
    expect(JSON.parse(sender!.Properties.Environment.Variables.DIRECT_TARGETS)).toEqual([
      { kind: 'topic', arn: 'arn:aws:sns:us-east-1:111111111111:ops', outcomes: ['FAILED'], fileTypes: [] },
      { kind: 'eventBus', arn: 'arn:aws:events:us-east-1:111111111111:event-bus/data', outcomes: [], fileTypes: [] },
    ]);
    const allowed = identityStatements(template.toJSON().Resources).filter((statement) => actionsOf(statement).some((action) => /sns:Publish|PutEvents/.test(action)));
    expect(allowed.map(({ Resource }) => Resource)).toEqual(expect.arrayContaining([
      'arn:aws:sns:us-east-1:111111111111:ops', 'arn:aws:events:us-east-1:111111111111:event-bus/data',
    ]));
  });

  it('that refuse have their announcements kept in a queue that the sender may send to', () => {
    const resources = synthesize().template.toJSON().Resources;
    type Sender = { Environment?: { Variables: { UNDELIVERED_QUEUE_URL?: { Ref: string } } }; Role: { 'Fn::GetAtt': [string, string] } };
    const functions = ofType(resources, 'AWS::Lambda::Function').map(({ Properties }) => Properties as unknown as Sender);
    const sender = functions.find(({ Environment }) => Environment?.Variables.UNDELIVERED_QUEUE_URL)!;
    const queue = sender.Environment!.Variables.UNDELIVERED_QUEUE_URL!.Ref;
    const [role] = sender.Role['Fn::GetAtt'];
    const allowed = ofType(resources, 'AWS::IAM::Policy')
      .filter(({ Properties }) => (Properties.Roles as { Ref: string }[]).some(({ Ref }) => Ref === role))
      .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
    expect(allowed).toContainEqual(expect.objectContaining({ Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [queue, 'Arn'] } }));
    const [inline] = resources[role].Properties.Policies as [{ PolicyDocument: { Statement: Statement[] } }];
    expect(inline.PolicyDocument.Statement).toContainEqual(expect.objectContaining({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: resources[queue].Properties.KmsMasterKeyId,
    }));
  });

  it('in another stack need no reference back to it', () => {
    const app = testApp();
    const theirs = new Stack(app, 'Theirs');
    const ours = new Stack(app, 'Ours');
    new FileProcessingPipeline(ours, 'Pipeline', {
      notificationTargets: [
        NotificationTarget.queue(new sqs.Queue(theirs, 'Queue')), NotificationTarget.topic(new sns.Topic(theirs, 'Topic')),
        NotificationTarget.function(new lambda.Function(theirs, 'Function', {
          code: lambda.Code.fromInline('exports.handler = async () => {}'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X,
        })),
      ],
    });
    expect(() => app.synth()).not.toThrow();
    Template.fromStack(theirs).hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: 'sqs:SendMessage', Condition: Match.objectLike({ ArnLike: Match.anyValue() }) })] },
    });
  });

  it('whose policy is not ours to set are warned of, with the statement to add', () => {
    const stack = new Stack(testApp(), 'Stack');
    const queue = sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:us-east-1:111111111111:given');
    new FileProcessingPipeline(stack, 'Pipeline', { notificationTargets: [NotificationTarget.queue(queue)] });
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('sqs:SendMessage.*queuePolicyNotSet'));
  });

  it('that nobody gave are warned of', () => {
    const stack = new Stack(testApp(), 'Stack');
    new FileProcessingPipeline(stack, 'Pipeline');
    Annotations.fromStack(stack).hasWarning('/Stack/Pipeline', Match.stringLikeRegexp('notificationTargets.*noNotificationTargets'));
  });
});
