import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

interface DeadLetterAlarmProps {
  readonly queue: IQueue;
  readonly topic: ITopic;
  readonly description: string;
}

/** An alarm that fires while a dead-letter queue contains messages, and notifies the topic. */
export class DeadLetterAlarm extends Construct {
  public readonly alarm: cloudwatch.IAlarm;

  constructor(scope: Construct, id: string, { queue, topic, description }: DeadLetterAlarmProps) {
    super(scope, id);
    const alarm = new cloudwatch.Alarm(this, 'Resource', {
      alarmDescription: description,
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // SQS sends no metrics for a queue that has not been used for six hours.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    this.alarm = alarm;
  }
}
