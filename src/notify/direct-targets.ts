import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { NotificationTargetOptions } from './notification-target';
import type { Attach } from './subscriptions';
import { checkRegion } from '../checks/check-environment';

/** A topic cannot subscribe to a topic, nor a bus: they are sent to. */
export function sendToTopic(topic: ITopic, options: NotificationTargetOptions): Attach {
  if (topic.fifo) {
    throw new Error(`the topic ${topic.node.path} is a FIFO topic, which wants a message group that announcements do not have: give a standard topic`);
  }
  return (announcer) => {
    checkRegion(announcer, `the topic ${topic.node.path}`, topic);
    announcer.addDirectTarget(topic, 'topic', topic.topicArn, options, [
      new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }),
      ...(topic.masterKey ? [new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [topic.masterKey.keyArn] })] : []),
    ]);
  };
}

export function sendToEventBus(bus: IEventBus, options: NotificationTargetOptions): Attach {
  return (announcer) => {
    checkRegion(announcer, `the event bus ${bus.node.path}`, bus);
    announcer.addDirectTarget(bus, 'eventBus', bus.eventBusArn, options, [
      new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] }),
    ]);
  };
}
