import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { sendToEventBus, sendToTopic, subscribeEmail, subscribeFunction, subscribeQueue, type Attach } from './attach-target';
import type { NotificationTargetOptions } from './notification-target-options';

/** A target that is notified of the outcome of each file. */
export abstract class NotificationTarget {
  /**
   * Notifies a person or a mailing list by e-mail. The recipient must confirm the subscription with a link that AWS sends. The text is written for
   * people to read. Without filters, the recipient also receives the alarms of the pipeline.
   *
   * @param address The e-mail address of the recipient.
   * @param options The outcomes and file types to notify of.
   * @throws if the address is not an e-mail address
   */
  public static email(address: string, options: NotificationTargetOptions = {}): NotificationTarget {
    return new AttachedTarget(subscribeEmail(address, options), options);
  }

  /**
   * Sends notifications to an SQS queue. The body of each message is the notification as JSON. The queue must not be a FIFO queue, which a standard
   * SNS topic cannot send to.
   */
  public static queue(queue: IQueue, options: NotificationTargetOptions = {}): NotificationTarget {
    return new AttachedTarget(subscribeQueue(queue, options), options);
  }

  /** Invokes a Lambda function with an SNS event whose message is the notification as JSON. */
  public static function(handler: IFunction, options: NotificationTargetOptions = {}): NotificationTarget {
    return new AttachedTarget(subscribeFunction(handler, options), options);
  }

  /** Publishes notifications to an SNS topic. The message is the notification as JSON, with the attributes `outcome` and `fileType`. */
  public static topic(topic: ITopic, options: NotificationTargetOptions = {}): NotificationTarget {
    return new AttachedTarget(sendToTopic(topic, options), options);
  }

  /**
   * Sends events to an EventBridge event bus. The detail is the notification, the source is `cdk-file-processing-pipeline`, and the detail type is
   * `File Processing Outcome`. EventBridge accepts events for a bus that was deleted, and loses them.
   */
  public static eventBus(bus: IEventBus, options: NotificationTargetOptions = {}): NotificationTarget {
    return new AttachedTarget(sendToEventBus(bus, options), options);
  }

  /** @internal */
  public abstract readonly _options: NotificationTargetOptions;

  /** @internal */
  public abstract readonly _attach: Attach;
}

class AttachedTarget extends NotificationTarget {
  /** @internal */
  constructor(public readonly _attach: Attach, public readonly _options: NotificationTargetOptions) {
    super();
  }
}
