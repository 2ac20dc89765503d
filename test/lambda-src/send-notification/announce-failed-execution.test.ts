import '../support/environment';
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { Announced, EXECUTION_ARN, failed, PROCESSED, REJECTED, SOURCE } from './announced';
import { handler } from '../../../lambda-src/send-notification';
import type { WorkflowState } from '../../../src/contract/workflow-state';
import { accessDenied, serviceError } from '../support/service-error';

let announced: Announced;

beforeEach(() => {
  announced = new Announced();
});

afterEach(() => announced.restore());

test('a failure notification has the step, the error, its message and everything that the state knew', async () => {
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
    reason: { code: 'JobRunFailed', message: 'FAILED: no such column (job x, run y)', line: null, column: null, byteOffset: null },
    times: { started: '2024-01-01T00:00:00.000Z', ended: '2024-01-01T00:01:00.000Z' },
  });
  expect(announced.metrics()).toMatchObject({ FilesFailed: 1, FileDuration: 60_000 });
});

test('the step is found on a further page, before many attempts', async () => {
  const attempts = Array.from({ length: 999 }, (_, id) => ({ timestamp: undefined, type: 'TaskFailed' as const, id }));
  announced.sfn
    .on(GetExecutionHistoryCommand)
    .resolvesOnce({ events: [{ timestamp: undefined, type: 'ExecutionTimedOut', id: 200, executionTimedOutEventDetails: { error: 'States.Timeout' } }, ...attempts], nextToken: 'more' })
    .resolves({ events: [{ timestamp: undefined, type: 'TaskStateEntered', id: 1, stateEnteredEventDetails: { name: 'Validate file', input: 'truncated {' } }] });
  await handler(failed({ status: 'TIMED_OUT' }));
  expect(announced.announcement()).toMatchObject({ failedStep: 'Validate file', fileType: null, reason: { code: 'States.Timeout' } });
  expect(announced.sfn.commandCalls(GetExecutionHistoryCommand)[1].args[0].input).toMatchObject({ nextToken: 'more', reverseOrder: true, maxResults: 1_000 });
});

test('the search for the step ends after 11 pages', async () => {
  announced.sfn.on(GetExecutionHistoryCommand).resolves({ events: [], nextToken: 'more' });
  await handler(failed());
  expect(announced.sfn.commandCalls(GetExecutionHistoryCommand)).toHaveLength(11);
  expect(announced.announcement()).toMatchObject({ failedStep: null, reason: { code: 'FAILED', message: expect.stringContaining('unknown') } });
});

test.each([['TIMED_OUT', 'the execution did not end in time'], ['ABORTED', 'the execution was stopped']])('an execution that is %s without a cause has a message that says so', async (status, message) => {
  await handler(failed({ status }));
  expect(announced.announcement().reason).toMatchObject({ code: status, message });
});

test('an error and a cause in the event are used as they are', async () => {
  await handler(failed({ error: 'States.Runtime', cause: `plain \u202etext\n${'x'.repeat(40_000)}` }));
  expect(announced.announcement().reason).toMatchObject({ code: 'States.Runtime', message: expect.stringMatching(/^plain text x{486}\.\.\.$/) });
});

test('the step and the file type are found before a thousand attempts to start a job', async () => {
  const attempts = Array.from({ length: 3_000 }, (_, id) => ({ timestamp: undefined, type: 'LambdaFunctionFailed' as const, id }));
  const entered = { timestamp: undefined, type: 'TaskStateEntered' as const, id: 1, stateEnteredEventDetails: { name: 'Start job', input: JSON.stringify({ validation: { fileType: 'csv' } }) } };
  const history = [...attempts, entered];
  announced.sfn.on(GetExecutionHistoryCommand).callsFake(({ maxResults, nextToken = '0' }: { maxResults: number; nextToken?: string }) => {
    const end = Number(nextToken) + maxResults;
    return { events: history.slice(Number(nextToken), end), nextToken: end < history.length ? String(end) : undefined };
  });
  await handler(failed());
  expect(announced.announcement()).toMatchObject({ failedStep: 'Start job', fileType: 'csv' });
});

test.each([['denied', accessDenied()], ['throttled', serviceError('ThrottlingException', 400)]])('the notification is sent without the step if reading the history is %s', async (_case, error) => {
  announced.sfn.on(GetExecutionHistoryCommand).rejects(error);
  await handler(failed({ error: 'States.Runtime', cause: 'plain text' }));
  expect(announced.announcement()).toMatchObject({
    announcementId: 'a-csv-123-0-FAILED',
    fileType: null,
    source: SOURCE,
    failedStep: null,
    reason: { code: 'States.Runtime', message: 'plain text' },
  });
  expect(announced.email()).toMatch(/^The execution failed\. .*unknown.* redrive the execution\.\n/);
  expect(announced.warned.mock.calls).toEqual([[expect.objectContaining({ executionArn: EXECUTION_ARN, error: String(error) })]]);
  expect(announced.metrics()).toMatchObject({ FilesFailed: 1 });
});

test('the error on the first page is used even if a further page cannot be read', async () => {
  announced.sfn
    .on(GetExecutionHistoryCommand)
    .resolvesOnce({ events: [{ timestamp: undefined, type: 'ExecutionTimedOut', id: 9, executionTimedOutEventDetails: { error: 'States.Timeout' } }], nextToken: 'more' })
    .rejects(accessDenied());
  await handler(failed({ status: 'TIMED_OUT' }));
  expect(announced.announcement()).toMatchObject({ failedStep: null, reason: { code: 'States.Timeout' } });
});

describe('a failure after the work on the file', () => {
  const failedIn = (name: string, state: Partial<WorkflowState>) => {
    announced.endIn(name, { validation: PROCESSED.validation, ...state });
    return handler(failed());
  };

  test('names the output of a published file', async () => {
    await failedIn('Announce published file', { publication: PROCESSED.publication });
    expect(announced.announcement()).toMatchObject({ outcome: 'FAILED', output: { bucket: 'target-bucket', key: 'processed/csv/x/' }, rowsIn: 3, rowsOut: 2 });
    expect(announced.email()).toMatch(/^The pipeline finished its work on the file, .* redrive the execution\.\n/);
    expect(announced.email()).toContain('\nOutput: s3://target-bucket/processed/csv/x/\n');
  });

  test('names the copy of a rejected file', async () => {
    await failedIn('Announce rejected file', { quarantine: REJECTED.quarantine });
    expect(announced.announcement()).toMatchObject({ outcome: 'FAILED', output: REJECTED.quarantine, rowsOut: null });
    expect(announced.email()).toMatch(/^The pipeline finished its work on the file/);
    expect(announced.email()).toContain('\nQuarantined as: s3://quarantine-bucket/');
  });

  test('names no output if it happened in any other step', async () => {
    await failedIn('Publish output', {});
    expect(announced.announcement().output).toBeNull();
    expect(announced.email()).toMatch(/^The pipeline could not process the file\. .* redrive the execution\.\n/);
  });
});

test.each([['no input', null], ['text that is not JSON', '{'], ['another input', '{"hello":1}'], ['null', 'null']])('fails when an execution was started with %s', async (_case, input) => {
  await expect(handler(failed({ input }))).rejects.toThrow(/execution a-csv-123 .*source object/);
});
