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

const sentToOwnTopic = () => announced.published().filter(({ TopicArn }) => TopicArn === TOPIC_ARN);

const sentToBus = () => announced.eventBridge.commandCalls(PutEventsCommand);

const rejectedEvent = (ErrorCode: string, ErrorMessage: string) => ({ FailedEntryCount: 1, Entries: [{ ErrorCode, ErrorMessage }] });

test('if a target never accepts the notification, all others receive it once and the call succeeds', async () => {
  announced.sns.on(PublishCommand, { TopicArn: DIRECT_TOPIC_ARN }).rejects(serviceError('NotFound', 404, 'Topic does not exist'));
  announced.sfn.resolves({ events: [{ timestamp: undefined, type: 'TaskStateEntered', id: 1, stateEnteredEventDetails: { name: 'Stage file', input: JSON.stringify({ validation: { fileType: 'csv' } }) } }] });
  await handler(failed());
  expect(sentToOwnTopic()).toHaveLength(1);
  expect(sentToBus()).toHaveLength(1);
  expect(announced.undelivered()).toEqual([
    {
      queueUrl: UNDELIVERED_QUEUE_URL,
      announcement: announced.announcement(),
      target: { kind: 'topic', arn: DIRECT_TOPIC_ARN },
      error: { name: 'NotFound', message: 'Topic does not exist' },
    },
  ]);
  expect(announced.warned.mock.calls).toEqual([
    [{ message: expect.stringMatching(/not delivered/), announcementId: 'a-csv-123-0-FAILED', target: DIRECT_TOPIC_ARN, error: 'NotFound: Topic does not exist' }],
  ]);
  expect(announced.written).toHaveBeenCalledTimes(1);
  expect(announced.metrics()).toMatchObject({ FilesFailed: 1 });
});

test('an event that a bus does not accept goes to the dead-letter queue, although the call succeeded', async () => {
  announced.eventBridge.on(PutEventsCommand).resolves(rejectedEvent('NotAuthorizedForSourceException', 'not yours'));
  await handler(PROCESSED);
  expect(sentToBus()).toHaveLength(1);
  expect(announced.undelivered()).toMatchObject([
    { target: { kind: 'eventBus', arn: BUS_ARN }, error: { name: 'Error', message: expect.stringMatching(`${BUS_ARN} .*NotAuthorizedForSourceException not yours`) } },
  ]);
  expect(announced.written).toHaveBeenCalledTimes(1);
});

test('an event that a bus accepts at the second attempt does not go to the dead-letter queue', async () => {
  announced.eventBridge.on(PutEventsCommand).resolvesOnce(rejectedEvent('InternalFailure', 'try again')).resolves({ FailedEntryCount: 0 });
  await handler(PROCESSED);
  expect(sentToBus()).toHaveLength(2);
  expect(announced.undelivered()).toEqual([]);
});

test('an event is sent to a bus at most four times', async () => {
  announced.eventBridge.on(PutEventsCommand).resolves(rejectedEvent('ThrottlingException', 'slow down'));
  await handler(PROCESSED);
  expect(sentToBus()).toHaveLength(4);
  expect(announced.undelivered()).toHaveLength(1);
});

test('the error message in the dead-letter queue is short and on one line', async () => {
  announced.eventBridge.on(PutEventsCommand).rejects(serviceError('Broken', 500, `line\n${'x'.repeat(10_000)}`));
  await handler(PROCESSED);
  expect(announced.undelivered()[0].error).toEqual({ name: 'Broken', message: expect.stringMatching(/^line x{492}\.\.\.$/) });
});

test('fails when the own topic does not accept the notification, before a direct target receives it', async () => {
  announced.sns.on(PublishCommand).rejects(throttled());
  await expect(handler(PROCESSED)).rejects.toThrow('Rate exceeded');
  expect(sentToBus()).toEqual([]);
  expect(announced.undelivered()).toEqual([]);
  expect(announced.written).not.toHaveBeenCalled();
});

test('fails when an undelivered notification cannot be stored in the dead-letter queue', async () => {
  announced.eventBridge.on(PutEventsCommand).rejects(accessDenied());
  announced.sqs.on(SendMessageCommand).rejects(throttled());
  await expect(handler(PROCESSED)).rejects.toThrow(/a-csv-123-0-PROCESSED .*1 targets.*ThrottlingException: Rate exceeded/);
  expect(announced.written).not.toHaveBeenCalled();
});
