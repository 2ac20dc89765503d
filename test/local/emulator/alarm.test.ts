import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createQueue } from './support/queue';
import { seam } from './support/seam';
import { policy } from './support/stack';
import type { Emulator } from '../../../local/emulator/emulator';
import { waitFor } from '../../../local/waiting/wait-for';

async function createAlarm(on: Emulator, name: string, topicArn: string): Promise<() => Promise<string | undefined>> {
  const client = new CloudWatchClient(on.clientConfig);
  await client.send(new PutMetricAlarmCommand({
    AlarmName: name,
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: name }],
    Statistic: 'Maximum',
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: [topicArn],
    OKActions: [topicArn],
  }));
  return async () => (await client.send(new DescribeAlarmsCommand({ AlarmNames: [name] }))).MetricAlarms?.[0].StateValue;
}

seam('sqs_queue_depth_alarm', 'a message in a queue raises the alarm on that queue only, and its action tells a topic', {
  aws: { state: 'ALARM', ofAnotherQueue: 'OK', told: true, toldWithoutPermission: 0 },
  observe: async (on, isBare) => {
    const watched = await createQueue(on, 'watched');
    await createQueue(on, 'unwatched');
    const told = await createQueue(on, 'told', 'sns.amazonaws.com');
    const untold = await createQueue(on, 'untold', 'sns.amazonaws.com');
    const openTopic = await createTopic(on, 'open', told.arn, { Service: 'cloudwatch.amazonaws.com' });
    const closedTopic = await createTopic(on, 'closed', untold.arn, { Service: 'events.amazonaws.com' });
    const state = await createAlarm(on, 'watched', openTopic);
    const otherState = await createAlarm(on, 'unwatched', closedTopic);

    const sqs = new SQSClient(on.clientConfig);
    const QueueUrl = `${on.endpoint}/${on.accountId}/${watched.arn.split(':').pop()}`;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'late' }));
    const notifications: string[] = [];
    const look = async () => {
      notifications.push(...(await told.now()).map(body => JSON.parse(JSON.parse(body).Message).NewStateValue));
      return { state: await state(), ofAnotherQueue: await otherState(), told: notifications.includes('ALARM') };
    };
    // Bare MiniStack raises the wrong alarm at once, or none.
    const seen = isBare ? await look() : await waitFor('the alarm', async () => {
      const found = await look();
      return { value: found.state === 'ALARM' && found.ofAnotherQueue === 'OK' && found.told ? found : undefined, state: JSON.stringify(found) };
    });
    return {
      ...seen,
      toldWithoutPermission: (await untold.now()).length,
    };
  },
});

async function createTopic(on: Emulator, name: string, queueArn: string, principal: object): Promise<string> {
  const sns = new SNSClient(on.clientConfig);
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
  await sns.send(new SetTopicAttributesCommand({
    TopicArn,
    AttributeName: 'Policy',
    AttributeValue: JSON.stringify(policy({ Effect: 'Allow', Principal: principal, Action: 'sns:Publish', Resource: TopicArn })),
  }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: queueArn }));
  return TopicArn;
}
