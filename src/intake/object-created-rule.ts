import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { IntakeQueue } from './intake-queue';
import { allowRuleToSend } from '../storage/encrypted-queue';

interface ObjectCreatedRuleProps {
  readonly bucket: IBucket;
  readonly prefix: string;
  readonly queue: IntakeQueue;
}

/** The rule that sends the event of every object created below the prefix to the intake queue, however the object was uploaded. */
export class ObjectCreatedRule extends Construct {
  public readonly rule: events.IRule;

  constructor(scope: Construct, id: string, { bucket, prefix, queue }: ObjectCreatedRuleProps) {
    super(scope, id);
    const rule = new events.Rule(this, 'Resource', {
      description: prefix ? `Matches objects created below ${prefix}` : 'Matches objects created in the bucket',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [bucket.bucketName] }, ...(prefix === '' ? {} : { object: { key: [{ prefix }] } }) },
      },
    });
    // The target of the CDK is not used, because its grant allows any rule of any account to send.
    rule.addTarget({
      bind: () => ({
        arn: queue.queue.queueArn,
        deadLetterConfig: { arn: queue.deadLetterQueue.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: Duration.hours(24).toSeconds(), maximumRetryAttempts: 185 },
      }),
    });
    this.rule = rule;
    for (const receiver of [queue.queue, queue.deadLetterQueue]) allowRuleToSend(receiver, rule);
  }
}
