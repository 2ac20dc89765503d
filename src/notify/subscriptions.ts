import { Names, Token } from 'aws-cdk-lib';
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { allowTopicToSend } from './allow-topic-to-send';
import type { Announcer } from './announcer';
import type { NotificationTargetOptions } from './notification-target';
import { ANNOUNCEMENT_ATTRIBUTES, UNKNOWN_FILE_TYPE } from '../contract/announcement';

/** How a target attaches itself to the announcer of the pipeline it is given to. */
export type Attach = (announcer: Announcer) => void;

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
  return (announcer) => {
    allowTopicToSend(announcer, queue);
    subscribe(announcer, queue, {
      protocol: sns.SubscriptionProtocol.SQS, endpoint: queue.queueArn, filterPolicy: announcementsOnly(options), rawMessageDelivery: true,
    });
  };
}

export function subscribeFunction(handler: IFunction, options: NotificationTargetOptions): Attach {
  return (announcer) => {
    const subscription = subscribe(announcer, handler, {
      protocol: sns.SubscriptionProtocol.LAMBDA, endpoint: handler.functionArn, filterPolicy: announcementsOnly(options),
    });
    new CfnPermission(subscription, 'Invoke', {
      action: 'lambda:InvokeFunction',
      functionName: handler.functionArn,
      principal: 'sns.amazonaws.com',
      sourceArn: announcer.topic.topicArn,
    });
  };
}

/** In the announcer's own scope: with a subscription in the scope of the target, as the ready-made ones have it, two stacks could need each other. */
function subscribe(announcer: Announcer, target: IConstruct, props: Omit<sns.SubscriptionProps, 'topic' | 'deadLetterQueue'>): sns.Subscription {
  const id = `To${Names.nodeUniqueId(target.node)}`;
  if (announcer.node.tryFindChild(id)) {
    throw new Error(`${target.node.path} is given as a notification target twice, but SNS keeps one subscription for it: join the filters in one target`);
  }
  const { topic, deadLetterQueue } = announcer;
  return new sns.Subscription(announcer, id, { ...props, topic, deadLetterQueue });
}

/** A program gets announcements, never the text of an alarm, which has no outcome. */
function announcementsOnly(options: NotificationTargetOptions): Record<string, sns.SubscriptionFilter> {
  return { [ANNOUNCEMENT_ATTRIBUTES.outcome]: sns.SubscriptionFilter.existsFilter(), ...filterPolicy(options) };
}

function filterPolicy({ outcomes, fileTypes }: NotificationTargetOptions): Record<string, sns.SubscriptionFilter> | undefined {
  if (!outcomes && !fileTypes) return undefined;
  return {
    ...(outcomes && { [ANNOUNCEMENT_ATTRIBUTES.outcome]: sns.SubscriptionFilter.stringFilter({ allowlist: outcomes }) }),
    ...(fileTypes && { [ANNOUNCEMENT_ATTRIBUTES.fileType]: sns.SubscriptionFilter.stringFilter({ allowlist: [...fileTypes, UNKNOWN_FILE_TYPE] }) }),
  };
}
