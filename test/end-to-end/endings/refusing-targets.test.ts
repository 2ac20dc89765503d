import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DeleteTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { DeleteMessageCommand, DeleteQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { waitFor } from '../../../local/waiting/wait-for';
import { NotificationTarget } from '../../../src';
import type { Announcement, UndeliveredAnnouncement } from '../../../src/contract/announcement';
import { denyRole } from '../support/live-role';
import { PipelineUnderTest } from '../support/pipeline-under-test';

/** Targets that let nobody in, and others that are gone as soon as they are deployed. */
function refusingTargets(stack: Stack): NotificationTarget[] {
  const nobody = (actions: string[], resources: string[]) => new PolicyStatement({ effect: Effect.DENY, principals: [new AnyPrincipal()], actions, resources });
  const [lockedTopic, lockedQueue] = [new Topic(stack, 'LockedTopic'), new Queue(stack, 'LockedQueue')];
  lockedTopic.addToResourcePolicy(nobody(['sns:Publish'], [lockedTopic.topicArn]));
  lockedQueue.addToResourcePolicy(nobody(['sqs:SendMessage'], [lockedQueue.queueArn]));
  return [
    ...[lockedTopic, new Topic(stack, 'GoneTopic')].map((topic) => NotificationTarget.topic(topic)),
    ...[lockedQueue, new Queue(stack, 'GoneQueue')].map((queue) => NotificationTarget.queue(queue)),
    NotificationTarget.eventBus(new EventBus(stack, 'LockedBus')),
  ];
}

const ANNOUNCER = 'Pipeline/Notify/Function/Role';

let pipeline: PipelineUnderTest;
let sqs: SQSClient;

beforeAll(async () => {
  pipeline = await PipelineUnderTest.start({ props: (stack) => ({ notificationTargets: refusingTargets(stack) }), deniesOnPurpose: true });
  const { clientConfig } = pipeline.local.emulator;
  sqs = new SQSClient(clientConfig);
  await sqs.send(new DeleteQueueCommand({ QueueUrl: physicalId('GoneQueue') }));
  await new SNSClient(clientConfig).send(new DeleteTopicCommand({ TopicArn: physicalId('GoneTopic') }));
  await denyRole(pipeline.local, ANNOUNCER, 'events:PutEvents');
});

afterAll(async () => pipeline?.stop());

const physicalId = (path: string) => pipeline.local.constructs.get(path)!;

const topicName = (path: string) => physicalId(path).split(':').at(-1)!;

/** Takes so many messages out of the pipeline's queue of undelivered announcements. */
async function takeUndelivered(count: number): Promise<Array<Announcement | UndeliveredAnnouncement>> {
  const QueueUrl = physicalId('Pipeline/Undelivered');
  const taken: Array<Announcement | UndeliveredAnnouncement> = [];
  await waitFor('undelivered notifications', async () => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    taken.push(...Messages.map(({ Body = '' }) => JSON.parse(Body) as Announcement));
    for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    return { value: taken.length >= count || undefined, state: `${taken.length} of ${count} messages` };
  });
  return taken;
}

async function waitForAlarm(wanted: 'ALARM' | 'OK'): Promise<void> {
  await waitFor(`the alarm to be ${wanted}`, async () => {
    const state = await alarmState();
    return { value: state === wanted || undefined, state: String(state) };
  });
}

async function alarmState(): Promise<string | undefined> {
  const { MetricAlarms: [alarm] = [] } = await new CloudWatchClient(pipeline.local.emulator.clientConfig)
    .send(new DescribeAlarmsCommand({ AlarmNames: [physicalId('Pipeline/NotificationAlarm')] }));
  return alarm.StateValue;
}

it.each([
  ['PROCESSED', 'SUCCEEDED'],
  ['FAILED', 'FAILED'],
])('targets that refuse the notification of a %s file do not change its result: the others receive it once, and it is kept with its target and error', async (outcome, status) => {
  const file = await pipeline.upload(`${outcome}.csv`);
  const run = await pipeline.jobs.runOf(file);
  await (outcome === 'PROCESSED' ? pipeline.jobs.succeed(run) : pipeline.jobs.move(run, outcome));
  const announcement = await pipeline.announced(file);
  expect(announcement.outcome).toBe(outcome);
  expect(await pipeline.ended(file)).toBe(status);
  await waitForAlarm('ALARM');

  const undelivered = await takeUndelivered(5);
  const isDirect = (message: Announcement | UndeliveredAnnouncement): message is UndeliveredAnnouncement => 'target' in message;
  // What SNS could not deliver is the message as it was, without a word on why.
  expect(undelivered.filter((message) => !isDirect(message))).toEqual([announcement, announcement]);
  const direct = undelivered.filter(isDirect);
  expect(direct.map((message) => message.announcement)).toEqual(direct.map(() => announcement));
  expect(Object.fromEntries(direct.map(({ target: { kind, arn }, error }) => [`${kind} ${arn.split(/[:/]/).at(-1)}`, error]))).toEqual({
    [`topic ${topicName('LockedTopic')}`]: { name: expect.stringMatching(/^AuthorizationError/), message: expect.stringMatching(/not authorized to perform: SNS:Publish/) },
    [`topic ${topicName('GoneTopic')}`]: { name: expect.stringMatching(/^NotFound/), message: expect.stringMatching(/does not exist/) },
    [`eventBus ${physicalId('LockedBus')}`]: { name: expect.stringMatching(/^AccessDenied/), message: expect.stringMatching(/not authorized to perform: events:PutEvents/) },
  });
  expect((await pipeline.errors(file)).filter((error) => error !== 'JobRunFailed')).toEqual([]);
  expect(await pipeline.announcements(file)).toHaveLength(1);
});

it('the alarm is over when the queue of undelivered announcements is empty', async () => {
  await waitForAlarm('OK');
});

it('nothing was denied but the calls on what is locked', async () => {
  expect((await pipeline.denials()).sort()).toEqual([`${ANNOUNCER}: events:PutEvents`, `${ANNOUNCER}: sns:Publish`]);
});
