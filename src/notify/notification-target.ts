import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { sendToEventBus, sendToTopic, subscribeEmail, subscribeFunction, subscribeQueue, type Attach } from './attach-target';
import type { NotificationTargetOptions } from './notification-target-options';

/** Someone who is told what became of a file. */
export abstract class NotificationTarget {
  /**
   * A person or a list, who must confirm the subscription by a link that AWS sends. The text is made to be read; without filters, the
   * pipeline's alarms are sent too.
   *
   * @throws if the address has no @
   */
  public static email(address: string, options: NotificationTargetOptions = {}): NotificationTarget {
    return new AttachedTarget(subscribeEmail(address, options), options);
  }

  /** An SQS queue; the body of each message is the announcement, as JSON. A given FIFO queue is refused by SNS. */
  public static queue(queue: IQueue, options: NotificationTargetOptions = {}): NotificationTarget {
    return new AttachedTarget(subscribeQueue(queue, options), options);
  }

  /** A Lambda function; it gets an SNS event whose message is the announcement, as JSON. */
  public static function(handler: IFunction, options: NotificationTargetOptions = {}): NotificationTarget {
    return new AttachedTarget(subscribeFunction(handler, options), options);
  }

  /** An SNS topic; the message is the announcement, as JSON, with the attributes `outcome` and `fileType`. */
  public static topic(topic: ITopic, options: NotificationTargetOptions = {}): NotificationTarget {
    return new AttachedTarget(sendToTopic(topic, options), options);
  }

  /**
   * An EventBridge event bus; the detail is the announcement, the source `cdk-file-processing-pipeline`, the detail type `File Processing Outcome`.
   * EventBridge accepts events for a bus that was deleted, and loses them.
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
