import '../support/environment';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PublishCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { Announced, failed, PROCESSED } from './announced';
import { handler } from '../../../lambda-src/send-notification';
import { BUS_ARN, DIRECT_TOPIC_ARN, TOPIC_ARN, UNDELIVERED_QUEUE_URL } from '../support/deployment';
import { accessDenied, serviceError, throttled } from '../support/service-error';

let announced: Announced;

beforeEach(() => {
  announced = new Announced();
});

afterEach(() => announced.restore());

const toldOwnTopic = () => announced.published().filter(({ TopicArn }) => TopicArn === TOPIC_ARN);

const told = () => announced.eventBridge.commandCalls(PutEventsCommand);

const busRefuses = (ErrorCode: string, ErrorMessage: string) => ({ FailedEntryCount: 1, Entries: [{ ErrorCode, ErrorMessage }] });

test('a target that refuses for ever keeps nobody else from being told once, and fails no execution', async () => {
  announced.sns.on(PublishCommand, { TopicArn: DIRECT_TOPIC_ARN }).rejects(serviceError('NotFound', 404, 'Topic does not exist'));
  announced.sfn.resolves({ events: [{ timestamp: undefined, type: 'TaskStateEntered', id: 1, stateEnteredEventDetails: { name: 'Stage file', input: JSON.stringify({ validation: { fileType: 'csv' } }) } }] });
  await handler(failed());
  expect(toldOwnTopic()).toHaveLength(1);
  expect(told()).toHaveLength(1);
  expect(announced.kept()).toEqual([
    {
      queueUrl: UNDELIVERED_QUEUE_URL,
      announcement: announced.announcement(),
      target: { kind: 'topic', arn: DIRECT_TOPIC_ARN },
      error: { name: 'NotFound', message: 'Topic does not exist' },
    },
  ]);
  expect(announced.warned.mock.calls).toEqual([
    [{ message: 'target not told', announcementId: 'a-csv-123-0-FAILED', target: DIRECT_TOPIC_ARN, error: 'NotFound: Topic does not exist' }],
  ]);
  expect(announced.written).toHaveBeenCalledTimes(1);
  expect(announced.metrics()).toMatchObject({ FilesFailed: 1 });
});

test('what a bus refuses within a call that succeeds is kept, too', async () => {
  announced.eventBridge.on(PutEventsCommand).resolves(busRefuses('NotAuthorizedForSourceException', 'not yours'));
  await handler(PROCESSED);
  expect(told()).toHaveLength(1);
  expect(announced.kept()).toMatchObject([
    { target: { kind: 'eventBus', arn: BUS_ARN }, error: { name: 'Error', message: `event bus ${BUS_ARN} refused the event: NotAuthorizedForSourceException not yours` } },
  ]);
  expect(announced.written).toHaveBeenCalledTimes(1);
});

test('a bus that takes the event at another attempt refused nothing', async () => {
  announced.eventBridge.on(PutEventsCommand).resolvesOnce(busRefuses('InternalFailure', 'try again')).resolves({ FailedEntryCount: 0 });
  await handler(PROCESSED);
  expect(told()).toHaveLength(2);
  expect(announced.kept()).toEqual([]);
});

test('a bus that is never ready is tried a few times', async () => {
  announced.eventBridge.on(PutEventsCommand).resolves(busRefuses('ThrottlingException', 'slow down'));
  await handler(PROCESSED);
  expect(told()).toHaveLength(4);
  expect(announced.kept()).toHaveLength(1);
});

test('the text of an error is kept fit for a person, and short', async () => {
  announced.eventBridge.on(PutEventsCommand).rejects(serviceError('Broken', 500, `line\n${'x'.repeat(10_000)}`));
  await handler(PROCESSED);
  expect(announced.kept()[0].error).toEqual({ name: 'Broken', message: expect.stringMatching(/^line x{492}\.\.\.$/) });
});

test('fails when the own topic refuses, before a direct target is told', async () => {
  announced.sns.on(PublishCommand).rejects(throttled());
  await expect(handler(PROCESSED)).rejects.toThrow('Rate exceeded');
  expect(told()).toEqual([]);
  expect(announced.kept()).toEqual([]);
  expect(announced.written).not.toHaveBeenCalled();
});

test('fails when what a target refuses cannot be kept', async () => {
  announced.eventBridge.on(PutEventsCommand).rejects(accessDenied());
  announced.sqs.on(SendMessageCommand).rejects(throttled());
  await expect(handler(PROCESSED)).rejects.toThrow('a-csv-123-0-PROCESSED is neither delivered to nor kept for 1 targets: ThrottlingException: Rate exceeded');
  expect(announced.written).not.toHaveBeenCalled();
});
