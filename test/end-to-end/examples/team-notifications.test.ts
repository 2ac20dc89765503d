import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { GetSubscriptionAttributesCommand, ListSubscriptionsByTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ExampleRun } from './example-run';
import { waitFor } from '../../../local/waiting/wait-for';
import { ANNOUNCEMENT_EVENT, type Announcement } from '../../../src/contract/announcement';

const heard: Record<string, string> = {};
let sqs: SQSClient;

const run = new ExampleRun('team-notifications', async () => {
  sqs = new SQSClient(run.pipeline.emulator.clientConfig);
  const [topic, bus] = [new SNSClient(run.pipeline.emulator.clientConfig), new EventBridgeClient(run.pipeline.emulator.clientConfig)];
  const opsTopic = run.pipeline.constructs.get('Ops')!;
  heard.topic = await openQueue('heard-by-topic', 'sns.amazonaws.com');
  await topic.send(new SubscribeCommand({ TopicArn: opsTopic, Protocol: 'sqs', Endpoint: await arnOf(heard.topic), Attributes: { RawMessageDelivery: 'true' } }));
  heard.bus = await openQueue('heard-by-bus', 'events.amazonaws.com');
  const rule = { EventBusName: run.pipeline.constructs.get('Bus')!.split('/').at(-1)!, Name: 'Everything' };
  await bus.send(new PutRuleCommand({ ...rule, EventPattern: JSON.stringify({ source: [ANNOUNCEMENT_EVENT.source] }) }));
  await bus.send(new PutTargetsCommand({ EventBusName: rule.EventBusName, Rule: rule.Name, Targets: [{ Id: 'Queue', Arn: await arnOf(heard.bus) }] }));
});

async function openQueue(QueueName: string, sender: string): Promise<string> {
  const statement = { Effect: 'Allow', Principal: { Service: sender }, Action: 'sqs:SendMessage', Resource: '*' };
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({
    QueueName, Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) },
  }));
  return QueueUrl!;
}

async function arnOf(QueueUrl: string): Promise<string> {
  return (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }))).Attributes!.QueueArn!;
}

/** All messages that lie in a queue, once there are so many. */
async function received(QueueUrl: string, atLeast: number): Promise<unknown[]> {
  const messages: unknown[] = [];
  return waitFor(`${atLeast} messages in ${QueueUrl}`, async () => {
    const wasEnough = messages.length >= atLeast;
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    messages.push(...Messages.map(({ Body = '' }) => JSON.parse(Body) as unknown));
    return { value: wasEnough && Messages.length === 0 ? messages : undefined, state: `${messages.length} messages` };
  });
}

const told = (message: unknown) => {
  const { outcome, source } = message as Announcement;
  return `${outcome} ${source.key}`;
};

const ALL = ['FAILED incoming/orders-wrong-total.csv', 'PROCESSED incoming/orders.csv', 'REJECTED incoming/events.jsonl'];

it('the event bus hears of all', async () => {
  const events = await received(heard.bus, ALL.length);
  expect(events.map((event) => told((event as { detail: unknown }).detail)).sort()).toEqual(ALL);
});

it('the queue that filters by outcome and file type hears of nothing else', async () => {
  expect((await received(run.pipeline.deployment.outputs.NewOrdersIn, 1)).map(told)).toEqual(['PROCESSED incoming/orders.csv']);
});

it('the topic hears of failures only', async () => {
  expect((await received(heard.topic, 1)).map(told)).toEqual(['FAILED incoming/orders-wrong-total.csv']);
});

it('the function hears of all', async () => {
  const logs = new CloudWatchLogsClient(run.pipeline.emulator.clientConfig);
  const lines = await waitFor('the log of the function', async () => {
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: run.pipeline.constructs.get('OnFileLogs') }));
    const found = events.flatMap(({ message = '' }) => /(?:FAILED|PROCESSED|REJECTED) incoming\/\S+/.exec(message) ?? []);
    return { value: found.length >= ALL.length ? found : undefined, state: `${found.length} of ${ALL.length} lines` };
  });
  expect(lines.sort()).toEqual(ALL);
});

it('people are subscribed to what they must act on', async () => {
  const sns = new SNSClient(run.pipeline.emulator.clientConfig);
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: run.pipeline.resources.topicArn }));
  const [{ SubscriptionArn, Endpoint }] = Subscriptions.filter(({ Protocol }) => Protocol === 'email');
  const { Attributes } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  expect([Endpoint, JSON.parse(Attributes!.FilterPolicy!)]).toEqual(['data-team@example.com', { outcome: ['REJECTED', 'FAILED'] }]);
});
