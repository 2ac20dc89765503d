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

/** The construct that targets are attached to: the notifier of a pipeline. */
export interface TargetHost extends Construct {
  readonly topic: sns.ITopic;
  readonly deadLetterQueue: IQueue;
  /** Adds a target that the notification function sends to itself, and the statements that allow it. */
  addDirectTarget(target: IConstruct, kind: DirectTarget['kind'], arn: string, options: NotificationTargetOptions, statements: iam.PolicyStatement[]): void;
}

/** Attaches a target to a pipeline. */
export type Attach = (host: TargetHost) => void;

/** Returns a function that subscribes an e-mail address to the topic. */
export function subscribeEmail(address: string, options: NotificationTargetOptions): Attach {
  if (!Token.isUnresolved(address) && !/^[^@\s]+@[^@\s]+$/.test(address)) {
    throw new Error(`the e-mail address "${address}" is not valid: use the form name@domain`);
  }
  // Without filters, the address also receives alarms, which do not have the attributes.
  return ({ topic, deadLetterQueue }) => {
    if (topic.node.tryFindChild(address)) throw new Error(`notificationTargets contains "${address}" twice: merge the filters into one target`);
    topic.addSubscription(new EmailSubscription(address, { deadLetterQueue, filterPolicy: filterPolicy(options) }));
  };
}

/** Returns a function that subscribes a queue to the topic. */
export function subscribeQueue(queue: IQueue, options: NotificationTargetOptions): Attach {
  if (queue.fifo) {
    throw new Error(`the queue ${queue.node.path} is a FIFO queue, which a standard topic cannot send to: use a standard queue`);
  }
  return (host) => {
    allowTopicToSend(host, queue);
    subscribe(host, queue, {
      protocol: sns.SubscriptionProtocol.SQS, endpoint: queue.queueArn, filterPolicy: notificationsOnly(options), rawMessageDelivery: true,
    });
  };
}

/** Returns a function that subscribes a Lambda function to the topic. */
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

/**
 * Creates a subscription in the scope of the host. The subscriptions of the CDK are created in the scope of the target, and the stacks of pipeline and
 * target could then depend on each other.
 */
function subscribe(host: TargetHost, target: IConstruct, props: Omit<sns.SubscriptionProps, 'topic' | 'deadLetterQueue'>): sns.Subscription {
  const id = `To${Names.nodeUniqueId(target.node)}`;
  if (host.node.tryFindChild(id)) {
    throw new Error(`notificationTargets contains ${target.node.path} twice, but SNS keeps only one subscription for it: merge the filters into one target`);
  }
  const { topic, deadLetterQueue } = host;
  return new sns.Subscription(host, id, { ...props, topic, deadLetterQueue });
}

/** Returns a filter that excludes alarms, which have no outcome, because programs can read only notifications. */
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

/** Returns a function that makes a topic a direct target, because a topic cannot subscribe to another topic. */
export function sendToTopic(topic: sns.ITopic, options: NotificationTargetOptions): Attach {
  if (topic.fifo) {
    throw new Error(`the topic ${topic.node.path} is a FIFO topic, which requires a message group that notifications do not have: use a standard topic`);
  }
  return (host) => {
    checkRegion(host, `the topic ${topic.node.path}`, topic);
    host.addDirectTarget(topic, 'topic', topic.topicArn, options, [
      new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }),
      ...(topic.masterKey ? [new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [topic.masterKey.keyArn] })] : []),
    ]);
  };
}

/** Returns a function that makes an event bus a direct target, because an event bus cannot subscribe to a topic. */
export function sendToEventBus(bus: IEventBus, options: NotificationTargetOptions): Attach {
  return (host) => {
    checkRegion(host, `the event bus ${bus.node.path}`, bus);
    host.addDirectTarget(bus, 'eventBus', bus.eventBusArn, options, [
      new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] }),
    ]);
  };
}

const SENDER = new iam.ServicePrincipal('sns.amazonaws.com');

const ADD_STATEMENT = 'Add the statement, then acknowledge this warning';

/** Allows the topics of the pipeline's stack to send to a queue, and warns about policies that cannot be changed from here. */
function allowTopicToSend(host: TargetHost, queue: IQueue): void {
  const stack = Stack.of(host);
  // With the ARN of the topic itself, the stack of the queue would depend on this stack, which depends on the queue. The name of a nested stack begins
  // with the name of its parent.
  const topics = stack.formatArn({ service: 'sns', resource: `${outermost(stack).stackName}-*`, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  const conditions = { ArnLike: { 'aws:SourceArn': topics }, StringEquals: { 'aws:SourceAccount': stack.account } };
  const warn = (id: string, policy: string, fix: string, statement: iam.PolicyStatement) => Annotations.of(host).addWarningV2(
    `cdk-file-processing-pipeline:${id}`,
    `${policy} of the queue ${queue.node.path} cannot be changed here, and without this statement the queue receives no notifications: ` +
    `${JSON.stringify(stack.resolve(statement.toStatementJson()))}. ${fix}`);

  const send = new iam.PolicyStatement({ principals: [SENDER], actions: ['sqs:SendMessage'], resources: [queue.queueArn], conditions });
  if (!queue.addToResourcePolicy(send).statementAdded) warn('queuePolicyNotSet', 'the policy', ADD_STATEMENT, send);

  const encrypt = new iam.PolicyStatement({ principals: [SENDER], actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'], conditions });
  if (queue.encryptionMasterKey?.addToResourcePolicy(encrypt).statementAdded === false) warn('keyPolicyNotSet', 'the policy of the key', ADD_STATEMENT, encrypt);
  if (queue.encryptionType === QueueEncryption.KMS_MANAGED) {
    warn('keyPolicyNotSet', 'the policy of the AWS managed key', 'Nobody can change this policy: encrypt the queue with a key of your own', encrypt);
  }
}

function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}
