import { Token } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { ANNOUNCEMENT_ATTRIBUTES } from '../contract/announcement';
import type { Announcer } from './announcer';
import type { NotificationTargetOptions } from './notification-target';
import { Outcome } from './outcome';

/** How a target attaches itself to the announcer of the pipeline it is given to. */
export type Attach = (announcer: Announcer) => void;

export function subscribeEmail(address: string, options: NotificationTargetOptions): Attach {
  if (!Token.isUnresolved(address) && !/^[^@\s]+@[^@\s]+$/.test(address)) {
    throw new Error(`the e-mail address "${address}" has not the form name@domain: correct it`);
  }
  // Who asked for no selection hears the alarms too, which carry no attribute.
  return ({ topic, deadLetterQueue }) => {
    topic.addSubscription(new subscriptions.EmailSubscription(address, { deadLetterQueue, filterPolicy: filterPolicy(options) }));
  };
}

export function subscribeQueue(queue: IQueue, options: NotificationTargetOptions): Attach {
  return ({ topic, deadLetterQueue }) => {
    topic.addSubscription(new subscriptions.SqsSubscription(queue, {
      deadLetterQueue, filterPolicy: announcementsOnly(options), rawMessageDelivery: true,
    }));
  };
}

export function subscribeFunction(handler: IFunction, options: NotificationTargetOptions): Attach {
  return ({ topic, deadLetterQueue }) => {
    topic.addSubscription(new subscriptions.LambdaSubscription(handler, { deadLetterQueue, filterPolicy: announcementsOnly(options) }));
  };
}

/** A program gets announcements, never the text of an alarm. */
function announcementsOnly({ outcomes, fileTypes }: NotificationTargetOptions): Record<string, sns.SubscriptionFilter> {
  return filterPolicy({ outcomes: outcomes ?? Object.values(Outcome), fileTypes })!;
}

function filterPolicy({ outcomes, fileTypes }: NotificationTargetOptions): Record<string, sns.SubscriptionFilter> | undefined {
  if (!outcomes && !fileTypes) return undefined;
  return {
    ...(outcomes && { [ANNOUNCEMENT_ATTRIBUTES.outcome]: sns.SubscriptionFilter.stringFilter({ allowlist: outcomes }) }),
    ...(fileTypes && { [ANNOUNCEMENT_ATTRIBUTES.fileType]: sns.SubscriptionFilter.stringFilter({ allowlist: fileTypes }) }),
  };
}
