import '../support/environment';
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { Announced, failed, PROCESSED, REJECTED, SOURCE } from './announced';
import { handler } from '../../../lambda-src/send-notification';
import type { WorkflowState } from '../../../src/contract/workflow-state';
import { accessDenied, serviceError } from '../support/service-error';

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
    reason: { code: 'JobRunFailed', message: 'FAILED: no such column (job x, run y)', line: null, column: null, byteOffset: null },
    times: { started: '2024-01-01T00:00:00.000Z', ended: '2024-01-01T00:01:00.000Z' },
  });
  expect(announced.metrics()).toMatchObject({ FilesFailed: 1, FileDuration: 60_000 });
});

test('the step is found behind many attempts, on a further page', async () => {
  const attempts = Array.from({ length: 999 }, (_, id) => ({ timestamp: undefined, type: 'TaskFailed' as const, id }));
  announced.sfn
    .on(GetExecutionHistoryCommand)
    .resolvesOnce({ events: [{ timestamp: undefined, type: 'ExecutionTimedOut', id: 200, executionTimedOutEventDetails: { error: 'States.Timeout' } }, ...attempts], nextToken: 'more' })
    .resolves({ events: [{ timestamp: undefined, type: 'TaskStateEntered', id: 1, stateEnteredEventDetails: { name: 'Validate file', input: 'truncated {' } }] });
  await handler(failed({ status: 'TIMED_OUT' }));
  expect(announced.announcement()).toMatchObject({ failedStep: 'Validate file', fileType: null, reason: { code: 'States.Timeout' } });
  expect(announced.sfn.commandCalls(GetExecutionHistoryCommand)[1].args[0].input).toMatchObject({ nextToken: 'more', reverseOrder: true, maxResults: 1_000 });
});

test('the search for the step ends', async () => {
  announced.sfn.on(GetExecutionHistoryCommand).resolves({ events: [], nextToken: 'more' });
  await handler(failed());
  expect(announced.sfn.commandCalls(GetExecutionHistoryCommand)).toHaveLength(11);
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

test('the step and the file type are found behind a thousand attempts to start a job', async () => {
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

test.each([['denied', accessDenied()], ['throttled', serviceError('ThrottlingException', 400)]])('a history that is %s costs the step, not the announcement', async (_case, error) => {
  announced.sfn.on(GetExecutionHistoryCommand).rejects(error);
  await handler(failed({ error: 'States.Runtime', cause: 'plain text' }));
  expect(announced.announcement()).toMatchObject({
    announcementId: 'a-csv-123-0-FAILED',
    fileType: null,
    source: SOURCE,
    failedStep: null,
    reason: { code: 'States.Runtime', message: 'plain text' },
  });
  expect(announced.email()).toMatch(/^The execution failed; in which step is not known\. Once the cause is mended, redrive the execution\.\n/);
  expect(announced.warned.mock.calls).toEqual([[expect.objectContaining({ message: 'history not read', error: String(error) })]]);
  expect(announced.metrics()).toMatchObject({ FilesFailed: 1 });
});

test('what the first page told of the end is kept when a further one cannot be read', async () => {
  announced.sfn
    .on(GetExecutionHistoryCommand)
    .resolvesOnce({ events: [{ timestamp: undefined, type: 'ExecutionTimedOut', id: 9, executionTimedOutEventDetails: { error: 'States.Timeout' } }], nextToken: 'more' })
    .rejects(accessDenied());
  await handler(failed({ status: 'TIMED_OUT' }));
  expect(announced.announcement()).toMatchObject({ failedStep: null, reason: { code: 'States.Timeout' } });
});

describe('a failure to announce does not hide what was done:', () => {
  const failedIn = (name: string, state: Partial<WorkflowState>) => {
    announced.endIn(name, { validation: PROCESSED.validation, ...state });
    return handler(failed());
  };

  test('the output of a published file', async () => {
    await failedIn('Announce published file', { publication: PROCESSED.publication });
    expect(announced.announcement()).toMatchObject({ outcome: 'FAILED', output: { bucket: 'target-bucket', key: 'processed/csv/x/' }, rowsIn: 3, rowsOut: 2 });
    expect(announced.email()).toMatch(/^The pipeline did its work on the file, but failed to tell everyone\. Once the cause/);
    expect(announced.email()).toContain('\nOutput: s3://target-bucket/processed/csv/x/\n');
  });

  test('the copy of a rejected file', async () => {
    await failedIn('Announce rejected file', { quarantine: REJECTED.quarantine });
    expect(announced.announcement()).toMatchObject({ outcome: 'FAILED', output: REJECTED.quarantine, rowsOut: null });
    expect(announced.email()).toMatch(/^The pipeline did its work on the file/);
    expect(announced.email()).toContain('\nQuarantined as: s3://quarantine-bucket/');
  });

  test('but nothing is said to be done in any other step', async () => {
    await failedIn('Publish output', {});
    expect(announced.announcement().output).toBeNull();
    expect(announced.email()).toMatch(/^The pipeline could not process the file\. /);
  });
});

test.each([['no input', null], ['no JSON', '{'], ['another input', '{"hello":1}'], ['null', 'null']])('fails when an execution was started with %s', async (_case, input) => {
  await expect(handler(failed({ input }))).rejects.toThrow('input of execution a-csv-123 names no source object');
});
