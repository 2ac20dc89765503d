import { Annotations, ArnFormat, Names, Stack, Token } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { QueueEncryption, type IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct, IConstruct } from 'constructs';
import type { NotificationTargetOptions } from './notification-target-options';
import { checkRegion } from '../checks/check-environment';
import { ANNOUNCEMENT_ATTRIBUTES, UNKNOWN_FILE_TYPE } from '../contract/announcement';
import type { DirectTarget } from '../contract/environment';

/** What a target is attached to. */
export interface TargetHost extends Construct {
  readonly topic: sns.ITopic;
  readonly deadLetterQueue: IQueue;
  addDirectTarget(target: IConstruct, kind: DirectTarget['kind'], arn: string, options: NotificationTargetOptions, statements: iam.PolicyStatement[]): void;
}

/** How a target attaches itself to the pipeline it is given to. */
export type Attach = (host: TargetHost) => void;

export function subscribeEmail(address: string, options: NotificationTargetOptions): Attach {
  if (!Token.isUnresolved(address) && !/^[^@\s]+@[^@\s]+$/.test(address)) {
    throw new Error(`the e-mail address "${address}" has not the form name@domain: correct it`);
  }
  // Who asked for no selection hears the alarms too, which carry no attribute.
  return ({ topic, deadLetterQueue }) => {
    if (topic.node.tryFindChild(address)) throw new Error(`"${address}" is given as a notification target twice: join the filters in one target`);
    topic.addSubscription(new EmailSubscription(address, { deadLetterQueue, filterPolicy: filterPolicy(options) }));
  };
}

export function subscribeQueue(queue: IQueue, options: NotificationTargetOptions): Attach {
  if (queue.fifo) {
    throw new Error(`the queue ${queue.node.path} is a FIFO queue, which a standard topic cannot send to: give a standard queue`);
  }
  return (host) => {
    allowTopicToSend(host, queue);
    subscribe(host, queue, {
      protocol: sns.SubscriptionProtocol.SQS, endpoint: queue.queueArn, filterPolicy: notificationsOnly(options), rawMessageDelivery: true,
    });
  };
}

export function subscribeFunction(handler: IFunction, options: NotificationTargetOptions): Attach {
  return (host) => {
    const subscription = subscribe(host, handler, {
      protocol: sns.SubscriptionProtocol.LAMBDA, endpoint: handler.functionArn, filterPolicy: notificationsOnly(options),
    });
    new CfnPermission(subscription, 'Invoke', {
      action: 'lambda:InvokeFunction',
      functionName: handler.functionArn,
      principal: 'sns.amazonaws.com',
      sourceArn: host.topic.topicArn,
    });
  };
}

/** In the announcer's own scope: with a subscription in the scope of the target, as the ready-made ones have it, two stacks could need each other. */
function subscribe(host: TargetHost, target: IConstruct, props: Omit<sns.SubscriptionProps, 'topic' | 'deadLetterQueue'>): sns.Subscription {
  const id = `To${Names.nodeUniqueId(target.node)}`;
  if (host.node.tryFindChild(id)) {
    throw new Error(`${target.node.path} is given as a notification target twice, but SNS keeps one subscription for it: join the filters in one target`);
  }
  const { topic, deadLetterQueue } = host;
  return new sns.Subscription(host, id, { ...props, topic, deadLetterQueue });
}

/** A program gets announcements, never the text of an alarm, which has no outcome. */
function notificationsOnly(options: NotificationTargetOptions): Record<string, sns.SubscriptionFilter> {
  return { [ANNOUNCEMENT_ATTRIBUTES.outcome]: sns.SubscriptionFilter.existsFilter(), ...filterPolicy(options) };
}

function filterPolicy({ outcomes, fileTypes }: NotificationTargetOptions): Record<string, sns.SubscriptionFilter> | undefined {
  if (!outcomes && !fileTypes) return undefined;
  return {
    ...(outcomes && { [ANNOUNCEMENT_ATTRIBUTES.outcome]: sns.SubscriptionFilter.stringFilter({ allowlist: outcomes }) }),
    ...(fileTypes && { [ANNOUNCEMENT_ATTRIBUTES.fileType]: sns.SubscriptionFilter.stringFilter({ allowlist: [...fileTypes, UNKNOWN_FILE_TYPE] }) }),
  };
}

/** A topic cannot subscribe to a topic, nor a bus: they are sent to. */
export function sendToTopic(topic: sns.ITopic, options: NotificationTargetOptions): Attach {
  if (topic.fifo) {
    throw new Error(`the topic ${topic.node.path} is a FIFO topic, which wants a message group that announcements do not have: give a standard topic`);
  }
  return (host) => {
    checkRegion(host, `the topic ${topic.node.path}`, topic);
    host.addDirectTarget(topic, 'topic', topic.topicArn, options, [
      new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }),
      ...(topic.masterKey ? [new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [topic.masterKey.keyArn] })] : []),
    ]);
  };
}

export function sendToEventBus(bus: IEventBus, options: NotificationTargetOptions): Attach {
  return (host) => {
    checkRegion(host, `the event bus ${bus.node.path}`, bus);
    host.addDirectTarget(bus, 'eventBus', bus.eventBusArn, options, [
      new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] }),
    ]);
  };
}

const SENDER = new iam.ServicePrincipal('sns.amazonaws.com');

/** Lets the topics of the announcer's stack send to a queue, and warns of what is not ours to set. */
function allowTopicToSend(host: TargetHost, queue: IQueue): void {
  const stack = Stack.of(host);
  // Not the topic's own ARN: a queue of another stack would then need ours, while ours needs the queue. A nested stack's name begins with its parent's.
  const topics = stack.formatArn({ service: 'sns', resource: `${outermost(stack).stackName}-*`, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  const conditions = { ArnLike: { 'aws:SourceArn': topics }, StringEquals: { 'aws:SourceAccount': stack.account } };
  const warn = (id: string, what: string, statement: iam.PolicyStatement) => Annotations.of(host).addWarningV2(
    `cdk-file-processing-pipeline:${id}`,
    `${what} of the queue ${queue.node.path} is not set here: unless it holds this statement, the queue is not told: ` +
    JSON.stringify(stack.resolve(statement.toStatementJson())));

  const send = new iam.PolicyStatement({ principals: [SENDER], actions: ['sqs:SendMessage'], resources: [queue.queueArn], conditions });
  if (!queue.addToResourcePolicy(send).statementAdded) warn('queuePolicyNotSet', 'the policy', send);

  const encrypt = new iam.PolicyStatement({ principals: [SENDER], actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'], conditions });
  if (queue.encryptionMasterKey?.addToResourcePolicy(encrypt).statementAdded === false) warn('keyPolicyNotSet', 'the policy of the key', encrypt);
  if (queue.encryptionType === QueueEncryption.KMS_MANAGED) {
    warn('keyPolicyNotSet', 'the policy of the key, which AWS manages and nobody can change (give the queue a key of yours),', encrypt);
  }
}

function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}
