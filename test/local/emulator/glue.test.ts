import { BatchStopJobRunCommand, GetJobRunCommand, GetJobRunsCommand, GlueClient, JobRun, StartJobRunCommand } from '@aws-sdk/client-glue';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { outcome } from './support/outcome';
import { seam, start } from './support/seam';
import { attribute, createStack, role, Template } from './support/stack';
import type { Emulator } from '../../../local/emulator/emulator';
import { ensureToolchain } from '../../../local/toolchain/toolchain';
import { workOfSpark } from '../../../local/waiting/spark-cpu';
import { lastLines, waitFor } from '../../../local/waiting/wait-for';

const BUCKET = 'glue';

/** Does what its arguments say; what an earlier run left behind would be seen in its output. */
const SCRIPT = `
import os, sys, time
from pyspark.sql import SparkSession
arguments = dict(zip(sys.argv[1::2], sys.argv[2::2]))
spark = SparkSession.builder.getOrCreate()
if "--fail" in arguments: raise ValueError("no such thing\\n  really")
if "--exit" in arguments: sys.exit(3)
if "--sleep" in arguments: time.sleep(60)
context = spark.sparkContext
leaked = [name for name in ("leak", "global_temp.leak", "leak.table") if spark.catalog.tableExists(name)]
leaked = str([*leaked, spark.conf.get("leak", ""), context.environment.get("LEAK", ""), *context._python_includes])
spark.conf.set("leak", "leaked")
context.environment["LEAK"] = "leaked"
context.addPyFile(sys.argv[0])
spark.range(1).createOrReplaceGlobalTempView("leak")
spark.sql("CREATE DATABASE leak")
spark.range(1).write.saveAsTable("leak.table")
maps = f"/proc/{context._gateway.proc.pid}/maps"
archive = str("spark.jsa" in open(maps).read()) if os.path.exists(maps) else "unknown"
row = (arguments["--JOB_NAME"], arguments["--JOB_RUN_ID"], arguments["--greeting"], leaked, archive)
spark.createDataFrame([row], "name string, run string, greeting string, leaked string, archive string").createOrReplaceTempView("leak")
spark.table("leak").write.mode("overwrite").json(arguments["--output"])
spark.stop()
`;

const NO_LEAK = "['', '']";

/** Java silently starts without the archive of its classes if it does not fit. Only Linux shows which files a process has mapped. */
const ARCHIVE_IN_USE = process.platform === 'linux' ? 'True' : 'unknown';

interface Job {
  readonly glue: GlueClient;
  readonly s3: S3Client;
  readonly name: string;
  /** The name of its role. */
  readonly role: string;
  run(args: Record<string, string>): Promise<JobRun>;
  start(args: Record<string, string>): Promise<string>;
  ended(runId: string): Promise<JobRun>;
}

async function uploadScript(on: Emulator): Promise<void> {
  const s3 = new S3Client(on.clientConfig);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'script.py', Body: SCRIPT }));
}

async function createJob(on: Emulator, statements: Template[]): Promise<Job> {
  const { outputs } = await createStack(on, {
    Role: role('glue.amazonaws.com', statements),
    Job: {
      Type: 'AWS::Glue::Job',
      Properties: {
        Role: attribute('Role', 'Arn'),
        GlueVersion: '5.1',
        Command: { Name: 'glueetl', PythonVersion: '3', ScriptLocation: `s3://${BUCKET}/script.py` },
        DefaultArguments: { '--greeting': 'hello', '--output': `s3://${BUCKET}/output/` },
        ExecutionProperty: { MaxConcurrentRuns: 2 },
      },
    },
  }, { Job: { Ref: 'Job' }, Role: { Ref: 'Role' } });
  const glue = new GlueClient(on.clientConfig);
  const JobName = outputs.Job;
  const begin = async (Arguments: Record<string, string>) => (await glue.send(new StartJobRunCommand({ JobName, Arguments }))).JobRunId ?? '';
  const work = workOfSpark(on);
  const ended = (RunId: string) => waitFor(`the end of run ${RunId}`, async () => {
    const { JobRun: run } = await glue.send(new GetJobRunCommand({ JobName, RunId }));
    return { value: run?.CompletedOn ? run : undefined, state: `${run?.JobRunState}, ${await work()}` };
  }, { details: async () => lastLines(await on.log()) });
  return { run: async args => ended(await begin(args)), start: begin, ended, glue, s3: new S3Client(on.clientConfig), name: JobName, role: outputs.Role };
}

seam('glue_security_configuration', 'a stack may hold a Glue security configuration', {
  aws: 'CREATE_COMPLETE',
  observe: async on => {
    const stack = createStack(on, {
      Security: {
        Type: 'AWS::Glue::SecurityConfiguration',
        Properties: { Name: 'security', EncryptionConfiguration: { S3Encryptions: [{ S3EncryptionMode: 'DISABLED' }] } },
      },
    });
    return stack.then(({ status }) => status, () => 'refused');
  },
});

seam('glue_job_runs', 'a job run that cannot run is no success', {
  aws: 'FAILED',
  observe: async on => {
    await uploadScript(on);
    return (await (await createJob(on, [])).run({})).JobRunState;
  },
});

function mayUse(...keys: string[]): Template[] {
  return [{ Effect: 'Allow', Action: 's3:*', Resource: [`arn:aws:s3:::${BUCKET}`, ...keys.map(key => `arn:aws:s3:::${BUCKET}/${key}`)] }];
}

describe('Glue jobs with Spark', () => {
  let emulator: Emulator;
  let job: Job;

  beforeAll(async () => {
    const { spark } = await ensureToolchain(true, () => undefined);
    emulator = await start({ spark });
    await uploadScript(emulator);
    job = await createJob(emulator, mayUse('script.py', 'output*'));
  });

  afterAll(() => emulator.stop());

  test('a run runs the script with its arguments, and its role reaches S3', async () => {
    const run = await job.run({ '--greeting': 'good day' });
    expect(run).toMatchObject({ JobRunState: 'SUCCEEDED', Arguments: { '--greeting': 'good day' }, JobName: job.name });
    expect(await output()).toEqual({ name: job.name, run: run.Id, greeting: 'good day', leaked: NO_LEAK, archive: ARCHIVE_IN_USE });
  });

  test('a run sees nothing of the one before it', async () => {
    await job.run({});
    expect(await output()).toMatchObject({ greeting: 'hello', leaked: NO_LEAK });
  });

  test('an exception or an exit code fails the run with its text', async () => {
    expect(await job.run({ '--fail': 'yes' })).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: 'ValueError: no such thing really' });
    expect(await job.run({ '--exit': 'yes' })).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: 'SystemExit: 3' });
  });

  test('a run may not write where its role may not', async () => {
    const run = await job.run({ '--output': `s3://${BUCKET}/elsewhere/` });
    expect(run.JobRunState).toBe('FAILED');
    expect(run.ErrorMessage).toContain('AccessDenied');
    expect(await emulator.decisions()).toContainEqual({
      principal: expect.stringContaining('/GlueJobRunnerSession'),
      action: expect.stringMatching(/^s3:/),
      resource: expect.stringContaining('elsewhere'),
      decision: 'ImplicitDeny',
    });
  });

  test('a run may not write where only the role of the run before it may', async () => {
    expect(await job.run({})).toMatchObject({ JobRunState: 'SUCCEEDED' });
    const other = await createJob(emulator, mayUse('script.py', 'elsewhere*'));
    const callsBefore = await countDecisions(job.role);
    const run = await other.run({});
    expect(run.JobRunState).toBe('FAILED');
    expect(run.ErrorMessage).toContain('AccessDenied');
    expect(await emulator.decisions()).toContainEqual({
      principal: expect.stringContaining(`/${other.role}/GlueJobRunnerSession`),
      action: expect.stringMatching(/^s3:/),
      resource: expect.stringContaining(`${BUCKET}/output`),
      decision: 'ImplicitDeny',
    });
    expect(await countDecisions(job.role)).toBe(callsBefore);
    expect(await other.run({ '--output': `s3://${BUCKET}/elsewhere/` })).toMatchObject({ JobRunState: 'SUCCEEDED' });
  });

  test('no more runs than allowed run at a time, and a stopped one ends as STOPPED', async () => {
    const first = await job.start({ '--sleep': 'yes' });
    const second = await job.start({ '--sleep': 'yes' });
    expect(await outcome(job.start({}))).toBe('ConcurrentRunsExceededException');
    const { JobRuns: newest = [] } = await job.glue.send(new GetJobRunsCommand({ JobName: job.name, MaxResults: 2 }));
    expect(newest.map(run => run.Id)).toEqual([second, first]);
    await job.glue.send(new BatchStopJobRunCommand({ JobName: job.name, JobRunIds: [second, first] }));
    expect((await job.ended(first)).JobRunState).toBe('STOPPED');
    expect((await job.ended(second)).JobRunState).toBe('STOPPED');
  });

  async function countDecisions(roleName: string): Promise<number> {
    return (await emulator.decisions()).filter(({ principal }) => principal.includes(`/${roleName}/`)).length;
  }

  async function output(): Promise<unknown> {
    const { Contents: objects = [] } = await job.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'output/part-' }));
    const texts = await Promise.all(objects.map(object => readObject(job.s3, object.Key ?? '')));
    return JSON.parse(texts.join(''));
  }
});

async function readObject(s3: S3Client, Key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  return await Body?.transformToString() ?? '';
}
