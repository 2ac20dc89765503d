import '../environment';
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { Announced, failed, SOURCE } from './announced';
import { handler } from '../../../lambda-src/send-notification';
import { accessDenied, serviceError } from '../service-error';

let announced: Announced;

beforeEach(() => {
  announced = new Announced();
});

afterEach(() => announced.restore());

test('a failure is announced with the step, the error and its message, and what the state knew', async () => {
  const state = { source: SOURCE, validation: { valid: true, fileType: 'csv', size: 12, rows: 3 } };
  const cause = JSON.stringify({ errorType: 'JobRunFailed', errorMessage: 'FAILED: no\tsuch column (job x, run y)', trace: ['at secret'] });
  announced.sfn.on(GetExecutionHistoryCommand).resolves({
    events: [
      { timestamp: undefined, type: 'ExecutionFailed', id: 9, executionFailedEventDetails: { error: 'JobRunFailed', cause } },
      { timestamp: undefined, type: 'TaskFailed', id: 8 },
      { timestamp: undefined, type: 'TaskStateEntered', id: 5, stateEnteredEventDetails: { name: 'Check job', input: JSON.stringify(state) } },
      { timestamp: undefined, type: 'WaitStateEntered', id: 3, stateEnteredEventDetails: { name: 'Wait for job', input: '{}' } },
    ],
  });
  await handler(failed({ redriveCount: 2 }));
  expect(announced.announcement()).toMatchObject({
    announcementId: 'a-csv-123-2-FAILED',
    outcome: 'FAILED',
    fileType: 'csv',
    source: { ...SOURCE, size: 12 },
    output: null,
    rowsIn: 3,
    rowsOut: null,
    failedStep: 'Check job',
    reason: { code: 'JobRunFailed', message: 'FAILED: no such column (job x, run y)', line: null, column: null },
    times: { started: '2024-01-01T00:00:00.000Z', ended: '2024-01-01T00:01:00.000Z' },
  });
  expect(announced.metrics()).toMatchObject({ FilesFailed: 1, FileDuration: 60_000 });
});

test('the step is found behind many attempts, on a further page', async () => {
  const attempts = Array.from({ length: 100 }, (_, id) => ({ timestamp: undefined, type: 'TaskFailed' as const, id }));
  announced.sfn
    .on(GetExecutionHistoryCommand)
    .resolvesOnce({ events: [{ timestamp: undefined, type: 'ExecutionTimedOut', id: 200, executionTimedOutEventDetails: { error: 'States.Timeout' } }, ...attempts], nextToken: 'more' })
    .resolves({ events: [{ timestamp: undefined, type: 'TaskStateEntered', id: 1, stateEnteredEventDetails: { name: 'Validate file', input: 'truncated {' } }] });
  await handler(failed({ status: 'TIMED_OUT' }));
  expect(announced.announcement()).toMatchObject({ failedStep: 'Validate file', fileType: null, reason: { code: 'States.Timeout' } });
  expect(announced.sfn.commandCalls(GetExecutionHistoryCommand)[1].args[0].input).toMatchObject({ nextToken: 'more', reverseOrder: true });
});

test('the search for the step ends', async () => {
  announced.sfn.on(GetExecutionHistoryCommand).resolves({ events: [], nextToken: 'more' });
  await handler(failed());
  expect(announced.sfn.commandCalls(GetExecutionHistoryCommand)).toHaveLength(3);
  expect(announced.announcement()).toMatchObject({ failedStep: null, reason: { code: 'FAILED', message: 'no cause is known: see the execution' } });
});

test.each([['TIMED_OUT', 'the execution did not end in time'], ['ABORTED', 'the execution was stopped']])('an execution that is %s without a cause says so', async (status, message) => {
  await handler(failed({ status }));
  expect(announced.announcement().reason).toMatchObject({ code: status, message });
});

test('an error and a cause in the event are taken as they are', async () => {
  await handler(failed({ error: 'States.Runtime', cause: `plain \u202etext\n${'x'.repeat(40_000)}` }));
  expect(announced.announcement().reason).toMatchObject({ code: 'States.Runtime', message: expect.stringMatching(/^plain text x{486}\.\.\.$/) });
});

test.each([['denied', accessDenied()], ['throttled', serviceError('ThrottlingException', 400)]])('fails when the history is %s: the announcement is tried again', async (_case, error) => {
  announced.sfn.on(GetExecutionHistoryCommand).rejects(error);
  await expect(handler(failed())).rejects.toBe(error);
  expect(announced.published()).toEqual([]);
});

test.each([['no input', null], ['no JSON', '{'], ['another input', '{"hello":1}'], ['null', 'null']])('fails when an execution was started with %s', async (_case, input) => {
  await expect(handler(failed({ input }))).rejects.toThrow('input of execution a-csv-123 names no source object');
});
