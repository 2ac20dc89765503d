import type { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createEncryptedQueue } from '../storage/encrypted-queue';

interface IntakeQueueProps {
  readonly key: IKey;
  readonly visibilityTimeout: Duration;
}

/** The queue that keeps the events of created objects until their executions start, so that no file is lost. */
export class IntakeQueue extends Construct {
  public readonly queue: IQueue;
  public readonly deadLetterQueue: IQueue;

  constructor(scope: Construct, id: string, { key, visibilityTimeout }: IntakeQueueProps) {
    super(scope, id);
    this.deadLetterQueue = createEncryptedQueue(this, 'DeadLetter', key);
    this.queue = createEncryptedQueue(this, 'Resource', key, {
      visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: 5 },
    });
  }
}
