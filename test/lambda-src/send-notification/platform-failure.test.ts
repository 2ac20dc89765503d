import '../support/environment';
import { Announced, failed, PROCESSED } from './announced';
import { handler } from '../../../lambda-src/send-notification';

const ID = 'd018ab48-c1d6-4075-9721-fe8ee92e458a';

const UNKNOWN = 'The cause could not be determined because Lambda did not return an error type. Returned payload: ';

const TOO_LARGE = 'The state/task \'arn:aws:lambda:eu-west-1:111122223333:function:Validate\' returned a result with a size exceeding the maximum number of bytes service limit.';

/** The error, the cause as Lambda and Step Functions write it, and a pattern of the message that a person reads. */
const FAILURES: [error: string, cause: string, message: RegExp | string][] = [
  [
    'Runtime.ExitError',
    JSON.stringify({ errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${ID} Error: Runtime exited with error: signal: killed` }),
    /^the function crashed.*memory: Runtime exited with error: signal: killed$/,
  ],
  [
    'Runtime.OutOfMemory',
    JSON.stringify({ errorType: 'Runtime.OutOfMemory', errorMessage: `RequestId: ${ID} Error: Runtime exited with error: signal: killed` }),
    /memory: Runtime exited with error: signal: killed$/,
  ],
  [
    'Sandbox.Timedout',
    JSON.stringify({ errorMessage: `RequestId: ${ID} Error: Task timed out after 900.00 seconds`, errorType: 'Sandbox.Timedout' }),
    /^the function timed out: Task timed out after 900\.00 seconds$/,
  ],
  ['Lambda.Unknown', `${UNKNOWN}{"errorMessage":"2024-11-26T00:36:39.604Z ${ID} Task timed out after 900.15 seconds"}`, 'Task timed out after 900.15 seconds'],
  ['Lambda.Unknown', `${UNKNOWN}{"errorMessage":"RequestId: ${ID} Process exited before completing request"}`, 'Process exited before completing request'],
  ['Lambda.Unknown', `${UNKNOWN}null`, `${UNKNOWN}null`],
  ['States.DataLimitExceeded', TOO_LARGE, TOO_LARGE],
  [
    'States.Runtime',
    'An error occurred while executing the state \'Check job\' (entered at the event id #8). The JSONPath \'$.job\' could not be found in the input \'{"source":{}}\'',
    'An error occurred while executing the state \'Check job\' (entered at the event id #8). The JSONPath \'$.job\' could not be found in the input \'{"source":{}}\'',
  ],
];

let announced: Announced;

beforeEach(() => {
  announced = new Announced();
});

afterEach(() => announced.restore());

test.each(FAILURES)('a failure with the error %s has a message that a person understands (%#)', async (error, cause, message) => {
  announced.endIn('Validate file', {}, { executionFailedEventDetails: { error, cause } });
  await handler(failed());
  const { failedStep, reason } = announced.announcement();
  expect({ failedStep, code: reason?.code }).toEqual({ failedStep: 'Validate file', code: error });
  if (typeof message === 'string') expect(reason?.message).toBe(message);
  else expect(reason?.message).toMatch(message);
  expect(announced.email()).toContain(`\nReason: ${error}: ${reason?.message}\n`);
});

test('an execution that timed out has a message that says so, and the link to the job run', async () => {
  const job = { jobName: 'Csv', runId: 'jr_1', done: false };
  announced.endIn('Wait for job', { validation: PROCESSED.validation, job }, { type: 'ExecutionTimedOut', executionTimedOutEventDetails: { error: 'States.Timeout' } });
  await handler(failed({ status: 'TIMED_OUT' }));
  expect(announced.announcement()).toMatchObject({
    failedStep: 'Wait for job',
    reason: { code: 'States.Timeout', message: 'the execution did not end in time' },
    links: { jobRun: expect.stringMatching(/job\/Csv\/run\/jr_1$/) },
  });
});

test('an error message of a handler is not cut, even if it begins like a message of Lambda', async () => {
  const errorMessage = 'RequestId: is no prefix here';
  announced.endIn('Stage file', {}, { executionFailedEventDetails: { error: 'AccessDenied', cause: JSON.stringify({ errorType: 'AccessDenied', errorMessage }) } });
  await handler(failed());
  expect(announced.announcement().reason).toMatchObject({ message: errorMessage });
});
