import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { mapInBatches } from '../../../lambda-src/shared/s3/in-batches';
import type { Announcement } from '../../../src/contract/announcement';
import type { JobRequest } from '../../../src/contract/job-request';
import { PipelineUnderTest } from '../support/pipeline-under-test';

/** As many bytes as S3 takes, in characters of one, two, three and four bytes. */
const LONGEST = (() => {
  const [start, end] = ['incoming/', '.csv'];
  const left = 1_024 - start.length - end.length;
  return `${'aé€🎉'.repeat(Math.floor(left / 10))}${'a'.repeat(left % 10)}${end}`;
})();

const NAMES = [
  'glob*?[a-z]{b,c}!~.csv', '*.csv', '../up.csv', 'a/../../b.csv', './here.csv', 'a/./b.csv', 'double//slash.csv', '/leading.csv', '//.csv',
  '_under.csv', '.hidden.csv', '-dash.csv', '--version.csv', '.csv', '%2F.csv', '%2f.csv', '100%.csv', '%252F.csv', 'plus+ and space .csv', '"double".csv', '\'single\'.csv',
  'new\nline.csv', 'carriage\rreturn.csv', 'tab\t.csv', 'delete\u007f.csv', '🎉🎉.csv', 'co:lon;semi,comma=equals&and@at.csv', 'back\\slash.csv', '$HOME`id`$(id)${x}.csv',
  '<xml>&amp;]]>.csv', 'a?versionId=x&y#z.csv', 'caf\u00e9.csv', 'cafe\u0301.csv', 'case.csv', 'CASE.CSV', 'right\u202eleft.csv', 'zero\u200bwidth.csv', LONGEST,
];

const FILES_AT_ONCE = 4;

interface Way {
  readonly request: JobRequest;
  readonly announcement: Announcement;
}

const ways = new Map<string, Way>();

let pipeline: PipelineUnderTest;

beforeAll(async () => {
  pipeline = await PipelineUnderTest.start();
  await mapInBatches(NAMES, FILES_AT_ONCE, async (name) => {
    const file = await pipeline.upload(name, 'a\n1\n2\n');
    const run = await pipeline.jobs.runOf(file);
    await pipeline.jobs.succeed(run);
    ways.set(name, { request: run.request, announcement: await pipeline.announced(file) });
  });
});

afterAll(async () => pipeline?.stop());

const printable = (name: string) => JSON.stringify(name).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).slice(0, 60);

it.each(NAMES.map((name) => [printable(name), name]))('a file whose key ends with %s is PROCESSED, and announced under its own key', (_, name) => {
  const { request, announcement: { outcome, rowsOut, source, output } } = ways.get(name)!;
  expect([outcome, rowsOut]).toEqual(['PROCESSED', 2]);
  expect([source.key, request.source.key]).toEqual([`incoming/${name}`, `incoming/${name}`]);
  expect(output!.key).toMatch(/^processed\/csv\/[A-Za-z][A-Za-z0-9-]*-[0-9a-f]{20}\/$/);
});

it('each has an output of its own', async () => {
  const folders = new Set([...ways.values()].map(({ announcement: { output } }) => output!.key));
  expect(folders.size).toBe(NAMES.length);
  const { Contents = [] } = await pipeline.local.s3.send(new ListObjectsV2Command({ Bucket: pipeline.local.resources.targetBucket }));
  expect(Contents.map(({ Key }) => Key).sort()).toEqual([...folders].map((key) => `${key}part-00000.snappy.parquet`).sort());
});

it('the longest key has the 1,024 bytes that S3 takes at most', () => {
  expect(Buffer.byteLength(`incoming/${LONGEST}`)).toBe(1_024);
});

it('no role was denied a call', async () => {
  expect(await pipeline.denials()).toEqual([]);
});
