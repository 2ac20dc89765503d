import type { UploadedFile } from '../../../local/pipeline/upload';
import type { Announcement } from '../../../src/contract/announcement';
import { STATE_NAMES } from '../../../src/contract/state-names';
import { retryQuickly } from '../support/assembly';
import { takeResource, takeStatement } from '../support/live-role';
import { PipelineUnderTest } from '../support/pipeline-under-test';

const GOOD = 'a\n1\n2\n';
const BAD = 'a\n1,2\n';

const ROLES = {
  validate: 'Pipeline/Validate/Function/Role',
  quarantine: 'Pipeline/Quarantine/Function/Role',
  stage: 'Pipeline/Stage/Function/Role',
  startJob: 'Pipeline/Convert/StartJob/Role',
  checkJob: 'Pipeline/Convert/CheckJob/Role',
  publish: 'Pipeline/Publish/Function/Role',
  workflow: 'Pipeline/Workflow/Role',
};

/** Without the right to invoke it, the workflow cannot announce; the failure is announced all the same, for events have a right of their own. */
const announcing = () => takeResource(pipeline.local, ROLES.workflow, 'Handlers', pipeline.local.constructs.get('Pipeline/Notify/Function')!);

const statement = (role: string, sid: string) => () => takeStatement(pipeline.local, role, sid);

let pipeline: PipelineUnderTest;

beforeAll(async () => {
  pipeline = await PipelineUnderTest.start({ change: retryQuickly(1), deniesOnPurpose: true });
});

afterAll(async () => pipeline?.stop());

/** Plays every run of the file until it is announced. */
async function announcedAfterRuns(file: UploadedFile, redriveCount: number): Promise<Announcement> {
  return pipeline.waitFor(file, `notification ${redriveCount}`, async () => {
    for (const run of await pipeline.jobs.runsOf(file)) {
      if (run.state === 'RUNNING') await pipeline.jobs.succeed(run);
    }
    return pipeline.findAnnouncement(file, redriveCount);
  });
}

it.each([
  [STATE_NAMES.validate, 'read the source', statement(ROLES.validate, 'Source'), GOOD, 'PROCESSED'],
  [STATE_NAMES.validate, 'keep its facts', statement(ROLES.validate, 'Staging'), GOOD, 'PROCESSED'],
  [STATE_NAMES.quarantine, 'write to quarantine', statement(ROLES.quarantine, 'Quarantine'), BAD, 'REJECTED'],
  [STATE_NAMES.announceRejected, 'be invoked', announcing, BAD, 'REJECTED'],
  [STATE_NAMES.stage, 'write to staging', statement(ROLES.stage, 'Staging'), GOOD, 'PROCESSED'],
  [STATE_NAMES.startJob, 'start runs', statement(ROLES.startJob, 'Jobs'), GOOD, 'PROCESSED'],
  [STATE_NAMES.checkJob, 'look at runs', statement(ROLES.checkJob, 'Jobs'), GOOD, 'PROCESSED'],
  [STATE_NAMES.publish, 'write to the target', statement(ROLES.publish, 'Target'), GOOD, 'PROCESSED'],
  [STATE_NAMES.announcePublished, 'be invoked', announcing, GOOD, 'PROCESSED'],
])('%s that may not %s fails the execution, and a redrive finishes the work once it may', async (step, _what, take, body, outcome) => {
  const giveBack = await take();
  const file = await pipeline.upload(`${step}.csv`, body);
  const failure = await (step === STATE_NAMES.checkJob ? pipeline.announced(file) : announcedAfterRuns(file, 0));
  expect(failure).toMatchObject({
    outcome: 'FAILED', failedStep: step, source: { key: `incoming/${step}.csv` },
    reason: { code: expect.stringMatching(/AccessDenied|AWSLambdaException/), message: expect.stringMatching(/not authorized|Access Denied/i) },
    links: { execution: expect.stringContaining(pipeline.executionArn(file)) },
  });
  const [run] = await pipeline.jobs.runsOf(file);
  if (step === STATE_NAMES.checkJob) expect(failure.links.jobRun).toContain(run.id);
  await giveBack();
  await pipeline.redrive(file);
  expect(await announcedAfterRuns(file, 1)).toMatchObject({ outcome, failedStep: null, output: { bucket: expect.any(String) } });
  expect(await pipeline.ended(file)).toBe('SUCCEEDED');
  const told = (await pipeline.announcements(file)).map(({ announcementId }) => announcementId.replace(/^.*(?=-\d-)/, ''));
  expect(told).toEqual(['-0-FAILED', `-1-${outcome}`]);
});

it('a redrive before the permission is given back fails at the same step again, and all are told again', async () => {
  const giveBack = await takeStatement(pipeline.local, ROLES.stage, 'Staging');
  const file = await pipeline.upload('twice.csv', GOOD);
  const first = await pipeline.announced(file);
  await pipeline.redrive(file);
  const second = await pipeline.announced(file, 1);
  expect([first, second].map(({ outcome, failedStep }) => [outcome, failedStep])).toEqual([['FAILED', STATE_NAMES.stage], ['FAILED', STATE_NAMES.stage]]);
  await giveBack();
  await pipeline.redrive(file);
  expect(await announcedAfterRuns(file, 2)).toMatchObject({ outcome: 'PROCESSED' });
});

it('no other role was denied a call', async () => {
  expect(new Set((await pipeline.denials()).map((denial) => denial.split(':')[0]))).toEqual(new Set(Object.values(ROLES)));
});
