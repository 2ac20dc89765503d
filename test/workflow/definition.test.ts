import validate from 'asl-validator';
import { Duration } from 'aws-cdk-lib';
import { StateMachine } from 'aws-local-stepfunctions';
import { FileType } from '../../src';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import { STATE_NAMES } from '../../src/contract/state-names';
import { renderDefinition, type WorkflowHandlers } from '../../src/workflow/definition';
import { synthesize } from '../helpers/synthesize';


const HANDLERS = ['validateFile', 'quarantineFile', 'stageFile', 'startJob', 'checkJob', 'publishOutput', 'sendNotification'] as const;

type Call = readonly [string, Record<string, unknown>];

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:111111111111:function:${name}`;

const PROPS = {
  handlers: Object.fromEntries(HANDLERS.map((name) => [name, { function: { functionArn: functionArn(name) } }])) as unknown as WorkflowHandlers,
  fileTypes: [FileType.csv()._spec, FileType.json()._spec],
  jobs: { csv: 'csv-job', json: 'json-job' },
  pollingInterval: Duration.seconds(30),
  deadline: Duration.hours(2),
};

const definition = () => renderDefinition(PROPS);

/** Building one checks the definition, which takes half a second. */
const machine = new StateMachine(definition() as never, { validationOptions: { checkArn: false } });

const INPUT = { source: { bucket: 'uploads', key: 'incoming/a.csv', versionId: 'v1' } };
const EXECUTION = { Id: 'arn:aws:states:us-east-1:111111111111:execution:m:a', Name: 'a', StartTime: '2026-01-01T00:00:00Z', RedriveCount: 0 };

/** Runs the definition with these answers; one that is an error is thrown, one that is a list gives an answer for each call. */
async function run(answers: Partial<Record<(typeof HANDLERS)[number], unknown>>) {
  const calls: Call[] = [];
  const states = definition().States;
  const handlerOf = (state: Record<string, unknown>) => HANDLERS.find((name) => state.Resource === functionArn(name));
  const taskResourceLocalHandlers = Object.fromEntries(Object.entries(states).filter(([, state]) => state.Type === 'Task').map(([stateName, state]) => {
    const name = handlerOf(state)!;
    return [stateName, async (input: unknown) => {
      const payload = input as Record<string, unknown>;
      const count = calls.filter(([called]) => called === name).length;
      calls.push([name, payload]);
      const answer = answers[name];
      const chosen = Array.isArray(answer) ? answer[Math.min(count, answer.length - 1)] : answer;
      if (chosen instanceof Error) throw chosen;
      return chosen ?? {};
    }];
  }));
  const execution = machine.run(structuredClone(INPUT), {
    overrides: {
      taskResourceLocalHandlers,
      waitTimeOverrides: { [STATE_NAMES.wait]: 0 },
      retryIntervalOverrides: Object.fromEntries(Object.keys(taskResourceLocalHandlers).map((name) => [name, 0])),
    },
    context: { Execution: EXECUTION },
  });
  const entered = namesOfEnteredStates(execution.eventLogs);
  try {
    return { calls, output: await execution.result, error: undefined, entered: await entered };
  } catch (error) {
    return { calls, output: undefined, error: error as Error, entered: await entered };
  }
}

async function namesOfEnteredStates(events: AsyncIterable<{ readonly type: string; readonly state?: { readonly name: string } }>): Promise<string[]> {
  const names: string[] = [];
  for await (const { type, state } of events) if (type === 'StateEntered') names.push(state!.name);
  return names;
}

const named = (name: string, message = name) => Object.assign(new Error(message), { name });

const VALID = { valid: true, fileType: 'csv', size: 10, rows: 5 };
const RUN = { jobName: 'csv-job', runId: 'jr_1', done: false };
const GOOD = { validateFile: VALID, startJob: RUN, checkJob: [RUN, RUN, { ...RUN, done: true }], publishOutput: { outcome: 'PROCESSED' } };

describe('the definition', () => {
  it('is valid in the Amazon States Language, as it is synthesized', () => {
    const { template } = synthesize();
    const [resource] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    const [separator, parts] = resource.Properties.DefinitionString['Fn::Join'];
    const text = parts.map((part: unknown) => (typeof part === 'string' ? part : functionArn('x'))).join(separator);
    const report = validate(JSON.parse(text));
    expect(report.errors).toEqual([]);
    expect(report.isValid).toBe(true);
    expect(validate({ StartAt: 'Nowhere', States: { Here: { Type: 'Succeed' } } }).isValid).toBe(false);
  });

  it('takes a valid file through every stage, and looks until the job is done', async () => {
    const { calls, output, error, entered } = await run(GOOD);
    expect(error).toBeUndefined();
    expect(entered.at(-1)).toBe(STATE_NAMES.announcePublished);
    expect(calls.map(([name]) => name)).toEqual(['validateFile', 'stageFile', 'startJob', 'checkJob', 'checkJob', 'checkJob', 'publishOutput', 'sendNotification']);
    expect(output).toEqual({ ...INPUT, validation: VALID, job: { ...RUN, done: true }, publication: { outcome: 'PROCESSED' } });
  });

  it('hands each handler the payload that it expects', async () => {
    const invalid = { ...VALID, valid: false };
    const payloads = Object.fromEntries([...(await run({ validateFile: invalid })).calls, ...(await run(GOOD)).calls]);
    expect(Object.keys(payloads).sort()).toEqual([...HANDLERS].sort());
    expect(payloads.validateFile).toEqual({ execution: 'a', source: INPUT.source, fileTypes: [FileType.csv()._spec, FileType.json()._spec] });
    expect(payloads.stageFile).toEqual({ execution: 'a', source: INPUT.source, validation: VALID });
    expect(payloads.startJob).toEqual({ execution: 'a', source: INPUT.source, redriveCount: 0, fileType: 'csv', jobs: { csv: 'csv-job', json: 'json-job' } });
    expect(payloads.checkJob).toEqual({ execution: 'a', redriveCount: 0, job: RUN });
    expect(payloads.quarantineFile).toEqual({ execution: 'a', source: INPUT.source, validation: invalid });
    expect(payloads.publishOutput).toEqual({ execution: 'a', source: INPUT.source, validation: VALID, job: { ...RUN, done: true } });
    expect(payloads.sendNotification).toEqual({
      execution: 'a', executionArn: EXECUTION.Id, startTime: expect.any(String), redriveCount: 0,
      source: INPUT.source, validation: VALID, publication: { outcome: 'PROCESSED' },
    });
  });

  it('quarantines and announces an invalid file, and succeeds', async () => {
    const invalid = { valid: false, fileType: 'csv', size: 0, reason: { code: 'EMPTY', message: 'the file is empty' } };
    const { calls, output, error, entered } = await run({ validateFile: invalid, quarantineFile: { bucket: 'q', key: 'csv/EMPTY/a.csv' } });
    expect(error).toBeUndefined();
    expect(entered).toEqual([STATE_NAMES.validate, STATE_NAMES.isValid, STATE_NAMES.quarantine, STATE_NAMES.announceRejected]);
    expect(output).toEqual({ ...INPUT, validation: invalid, quarantine: { bucket: 'q', key: 'csv/EMPTY/a.csv' } });
    expect(calls.map(([name]) => name)).toEqual(['validateFile', 'quarantineFile', 'sendNotification']);
    expect(calls[2][1]).toMatchObject({ validation: invalid, quarantine: { bucket: 'q', key: 'csv/EMPTY/a.csv' } });
  });

  it('announces a superseded file like a published one, and has the outcome in its output', async () => {
    const { calls, output, error, entered } = await run({ ...GOOD, publishOutput: { outcome: 'SUPERSEDED' } });
    expect(error).toBeUndefined();
    expect(calls.at(-1)).toMatchObject(['sendNotification', { publication: { outcome: 'SUPERSEDED' } }]);
    expect(entered.at(-1)).toBe(STATE_NAMES.announcePublished);
    expect(output).toMatchObject({ publication: { outcome: 'SUPERSEDED' } });
  });

  it('retries what may pass, at every handler', async () => {
    for (const name of HANDLERS) {
      const way = name === 'quarantineFile' ? { validateFile: { ...VALID, valid: false } } : GOOD;
      const answer = [way[name as keyof typeof way] ?? {}].flat();
      const { calls, error } = await run({ ...way, [name]: [named('ThrottlingException'), named('Sandbox.Timedout'), ...answer] });
      expect([name, error]).toEqual([name, undefined]);
      expect(calls.filter(([called]) => called === name).length).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(['ConcurrentRunsExceededException', 'ThrottlingException'])('waits long for a free run of a job, also after a redrive: %s', async (name) => {
    const busy = Array(50).fill(named(name));
    const first = await run({ ...GOOD, startJob: [...busy, RUN] });
    const redriven = await run({ ...GOOD, checkJob: [...busy, { ...RUN, done: true }] });
    expect([first.error, redriven.error]).toEqual([undefined, undefined]);
    expect(first.calls.filter(([called]) => called === 'startJob')).toHaveLength(51);
    expect(redriven.calls.filter(([called]) => called === 'checkJob')).toHaveLength(51);
  });

  it.each([[Duration.hours(2), 120, 240], [Duration.days(7), 363, 6665]])('waits until its deadline of %s, with room in the history', (deadline, delay, attempts) => {
    const { Retry } = renderDefinition({ ...PROPS, deadline }).States[STATE_NAMES.startJob] as unknown as { Retry: Record<string, number>[] };
    expect(Retry[1]).toMatchObject({ MaxDelaySeconds: delay, MaxAttempts: attempts });
    // On average an attempt takes half of the delay, and leaves three events.
    expect((attempts * delay) / 2).toBeGreaterThanOrEqual(2 * deadline.toSeconds());
    expect((3 * deadline.toSeconds()) / (delay / 2)).toBeLessThanOrEqual(10_000);
  });

  it.each(Object.values(PERMANENT_ERRORS))('fails when a handler raises %s, at once and with nothing caught', async (name) => {
    const { calls, error } = await run({ ...GOOD, publishOutput: named(name, 'why') });
    expect(error?.name).toBe('ExecutionError');
    expect(calls.map(([called]) => called).filter((called) => called === 'publishOutput')).toHaveLength(1);
    expect(calls.at(-1)![0]).toBe('publishOutput');
  });

  it('fails when an error does not pass', async () => {
    const { calls, error } = await run({ ...GOOD, stageFile: named('AccessDenied') });
    expect(error).toBeDefined();
    expect(calls.filter(([name]) => name === 'stageFile')).toHaveLength(10);
  });

  it('catches nothing, so that a redrive goes on at the step that failed', () => {
    expect(JSON.stringify(definition())).not.toContain('"Catch"');
  });
});
