import { ListObjectVersionsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { STATE_NAMES } from '../../../src/contract/state-names';
import type { PlayedOutput } from '../support/held-jobs';
import { PipelineUnderTest } from '../support/pipeline-under-test';

/** Of two data rows. */
const FILE = 'a\n1\n2\n';

let pipeline: PipelineUnderTest;

beforeAll(async () => {
  pipeline = await PipelineUnderTest.start();
});

afterAll(async () => pipeline?.stop());

async function versionsIn(output: { readonly bucket: string; readonly key: string }): Promise<unknown[]> {
  const { Versions = [], DeleteMarkers = [] } = await pipeline.local.s3.send(new ListObjectVersionsCommand({ Bucket: output.bucket, Prefix: output.key }));
  return [...Versions, ...DeleteMarkers].map(({ Key, VersionId, IsLatest, LastModified }) => ({ Key, VersionId, IsLatest, LastModified }));
}

it('an older version whose run ends late is SUPERSEDED, and nothing of the newer output is touched', async () => {
  const older = await pipeline.upload('twice.csv', 'a\nold\n');
  const itsRun = await pipeline.jobs.runOf(older);
  const newer = await pipeline.upload('twice.csv', FILE);
  await pipeline.jobs.succeed(await pipeline.jobs.runOf(newer), { rowsInFiles: [1, 1] });
  const { outcome, output } = await pipeline.announced(newer);
  expect(outcome).toBe('PROCESSED');
  const before = await versionsIn(output!);
  expect(before).toHaveLength(2);

  await pipeline.jobs.succeed(itsRun);
  expect(await pipeline.announced(older)).toMatchObject({ outcome: 'SUPERSEDED', output: null, reason: null, source: { versionId: older.source.versionId } });
  expect(await pipeline.ended(older)).toBe('SUCCEEDED');
  expect(await versionsIn(output!)).toEqual(before);
});

it.each<[string, PlayedOutput, RegExp]>([
  ['read fewer rows than were validated', { rowsRead: 1, rowsWritten: 1, rowsInFiles: [1] }, /read 1 rows.* 2: nothing was published/],
  ['wrote fewer rows than it says', { rowsInFiles: [1] }, /contain 1 rows.* 2 .*nothing was published/],
  ['wrote more rows than it says', { rowsInFiles: [2, 1] }, /contain 3 rows.* 2 .*nothing was published/],
])('a job that %s fails the execution with RowCountMismatch, at once, and nothing is published', async (what, played, message) => {
  const file = await pipeline.upload(`${what}.csv`, FILE);
  await pipeline.jobs.succeed(await pipeline.jobs.runOf(file), played);
  expect(await pipeline.announced(file)).toMatchObject({
    outcome: 'FAILED', failedStep: STATE_NAMES.publish, output: null, rowsIn: 2, rowsOut: null,
    reason: { code: 'RowCountMismatch', message: expect.stringMatching(message) },
  });
  expect(await pipeline.errors(file)).toEqual(['RowCountMismatch']);
});

it('a job that drops rows by its own account, as a transform may, is published with both counts told', async () => {
  const file = await pipeline.upload('fewer.csv', FILE);
  await pipeline.jobs.succeed(await pipeline.jobs.runOf(file), { rowsWritten: 1, rowsInFiles: [1] });
  expect(await pipeline.announced(file)).toMatchObject({ outcome: 'PROCESSED', rowsIn: 2, rowsOut: 1 });
});

it('a job that succeeds without a result fails the execution with JobResultMissing, at once, and nothing is published', async () => {
  const file = await pipeline.upload('silent.csv', FILE);
  await pipeline.jobs.move(await pipeline.jobs.runOf(file), 'SUCCEEDED');
  expect(await pipeline.announced(file)).toMatchObject({ outcome: 'FAILED', failedStep: STATE_NAMES.publish, output: null, reason: { code: 'JobResultMissing' } });
  expect(await pipeline.errors(file)).toEqual(['JobResultMissing']);
});

it('only what was announced as PROCESSED lies published, and no role was denied a call', async () => {
  const { Contents = [] } = await pipeline.local.s3.send(new ListObjectsV2Command({ Bucket: pipeline.local.resources.targetBucket }));
  expect(new Set(Contents.map(({ Key = '' }) => Key.replace(/^processed\/csv\/|-[0-9a-f]{20}.*$/g, '')))).toEqual(new Set(['twice', 'fewer']));
  expect(await pipeline.denials()).toEqual([]);
});
