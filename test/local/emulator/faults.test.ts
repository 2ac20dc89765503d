import { BatchStopJobRunCommand, GetJobRunCommand, GetJobRunsCommand, GlueClient, StartJobRunCommand } from '@aws-sdk/client-glue';
import { outcome } from './support/outcome';
import { emulator } from './support/seam';
import { attribute, createStack, role } from './support/stack';
import { waitFor } from '../../../local/waiting/wait-for';
import { Faults, faultsOf } from '../../end-to-end/support/faults';

let glue: GlueClient;
let faults: Faults;

beforeAll(async () => {
  const on = await emulator();
  glue = new GlueClient({ ...on.clientConfig, maxAttempts: 1 });
  faults = faultsOf(on);
});

async function createJob(): Promise<string> {
  const { outputs } = await createStack(await emulator(), {
    Role: role('glue.amazonaws.com', []),
    Job: {
      Type: 'AWS::Glue::Job',
      Properties: {
        Role: attribute('Role', 'Arn'),
        GlueVersion: '5.1',
        Command: { Name: 'glueetl', PythonVersion: '3', ScriptLocation: 's3://no/script.py' },
        ExecutionProperty: { MaxConcurrentRuns: 1 },
      },
    },
  }, { Job: { Ref: 'Job' } });
  return outputs.Job;
}

const start = async (JobName: string) => (await glue.send(new StartJobRunCommand({ JobName }))).JobRunId ?? '';

const runsOf = async (JobName: string) => (await glue.send(new GetJobRunsCommand({ JobName }))).JobRuns ?? [];

const runIn = (JobName: string, RunId: string, state: string) => waitFor(`run ${RunId} to be ${state}`, async () => {
  const { JobRun: run } = await glue.send(new GetJobRunCommand({ JobName, RunId }));
  return { value: run?.JobRunState === state ? run : undefined, state: String(run?.JobRunState) };
});

describe('fault held_runs', () => {
  test('a held run is RUNNING until it is moved, also to a state that Glue does not know', async () => {
    const job = await createJob();
    await faults.holdRuns(job);
    const id = await start(job);
    expect(await runIn(job, id, 'RUNNING')).not.toHaveProperty('CompletedOn');
    await faults.moveRun(job, id, 'WAITING');
    expect(await runIn(job, id, 'WAITING')).not.toHaveProperty('CompletedOn');
    await faults.moveRun(job, id, 'PAUSED', 'why not');
    expect(await runIn(job, id, 'PAUSED')).toMatchObject({ ErrorMessage: 'why not', CompletedOn: expect.any(Date) });
  });

  test('a held run counts as one that runs, and can be stopped', async () => {
    const job = await createJob();
    await faults.holdRuns(job);
    const id = await start(job);
    expect(await outcome(start(job))).toBe('ConcurrentRunsExceededException');
    await glue.send(new BatchStopJobRunCommand({ JobName: job, JobRunIds: [id] }));
    await runIn(job, id, 'STOPPED');
    expect(await outcome(start(job))).toBe('done');
  });

  test('fails when the run is not held', async () => {
    const job = await createJob();
    const id = await start(job);
    await expect(faults.moveRun(job, id, 'SUCCEEDED')).rejects.toThrow(`move-run: ${id} is not a held run of job ${job}`);
  });
});

describe('fault lost_reply', () => {
  test('a call whose reply is lost was carried out, and the caller sees the connection end; the next call is answered', async () => {
    const job = await createJob();
    await faults.holdRuns(job);
    await faults.loseReply('AWSGlue.StartJobRun');
    await expect(start(job)).rejects.toThrow('aborted');
    const [run] = await runsOf(job);
    expect(run.JobRunState).toBe('RUNNING');
    expect(await outcome(start(job))).toBe('ConcurrentRunsExceededException');
    expect(await runsOf(job)).toHaveLength(1);
  });
});

test('fails when the control is unknown, or gets what it does not take', async () => {
  const { endpoint } = await emulator();
  const call = async (name: string, parameters: object) => {
    const response = await fetch(`${endpoint}/_control/${name}`, { method: 'POST', body: JSON.stringify(parameters) });
    return [response.status, (await response.json() as { message: string }).message];
  };
  expect(await call('no-such', {})).toEqual([404, expect.stringMatching(/\/_control\/no-such .*\/_control\/hold-runs, \/_control\/move-run, \/_control\/lose-reply/)]);
  expect(await call('lose-reply', { of: 'x' })).toEqual([400, expect.stringContaining('of')]);
});
