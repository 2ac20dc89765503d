import * as path from 'node:path';
import { Size } from 'aws-cdk-lib';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { listParquet, readFirstRows } from '../../../local/pipeline/parquet-output';
import { CastFailureBehavior, FileMatch, FileType, GlueJob } from '../../../src';
import { LIMITS } from '../../../src/contract/limits';
import { STATE_NAMES } from '../../../src/contract/state-names';
import { retryQuickly } from '../support/assembly';
import { takeStatement } from '../support/live-role';
import { PipelineUnderTest } from '../support/pipeline-under-test';

const SCHEMA = [{ name: 'id', type: Schema.BIG_INT }];

const MAX_FILE_SIZE = Size.mebibytes(17);

const FILE_TYPES = [
  FileType.csv({ schema: SCHEMA }),
  FileType.csv({ name: 'notes', match: FileMatch.prefix('notes/'), schema: [...SCHEMA, { name: 'note', type: Schema.STRING }] }),
  FileType.csv({
    name: 'refunds', match: FileMatch.prefix('refunds/'), schema: SCHEMA, onCastFailure: CastFailureBehavior.NULL,
    job: GlueJob.managed({ transform: path.join(__dirname, 'refunds.py') }),
  }),
];

let pipeline: PipelineUnderTest;

beforeAll(async () => {
  const props = () => ({ fileTypes: FILE_TYPES, maxFileSize: MAX_FILE_SIZE });
  pipeline = await PipelineUnderTest.start({ props, change: retryQuickly(1), spark: true, deniesOnPurpose: true });
});

afterAll(async () => pipeline?.stop());

async function idsIn(output: { readonly bucket: string; readonly key: string } | null): Promise<unknown[]> {
  const [part] = await listParquet(pipeline.local.s3, output!);
  return (await readFirstRows(pipeline.local.s3, part, 100)).rows.map(({ id }) => id);
}

const failureAt = (message: RegExp) => ({
  outcome: 'FAILED', failedStep: STATE_NAMES.checkJob, output: null, rowsOut: null,
  reason: { code: 'JobRunFailed', message: expect.stringMatching(message) },
  links: { execution: expect.stringContaining('states'), jobRun: expect.stringContaining('jr_') },
});

describe('a cell that is no value of its column\'s type', () => {
  it('rejects the file before any job, with the cell named', async () => {
    const file = await pipeline.upload('wrong.csv', 'id\n1\ntwo\n3\nfour\n');
    expect(await pipeline.announced(file)).toMatchObject({
      outcome: 'REJECTED', reason: { code: 'CAST_FAILED', line: 3, excerpt: 'two' }, furtherProblems: [{ code: 'CAST_FAILED', line: 5 }],
    });
  });

  it('fails the execution if it stands further on than the validator looks, with the column named, and nothing is published', async () => {
    const note = `${'x'.repeat(1024 ** 2)}\n`;
    const file = await pipeline.upload('notes/wrong.csv', `id,note\n${`1,${note}`.repeat(LIMITS.checkedCellsBytes / 1024 ** 2)}two,\n`);
    expect(await pipeline.announced(file)).toMatchObject({ ...failureAt(/^FAILED: .*CAST_FAILED: .*id/), rowsIn: 17, fileType: 'notes' });
    expect(await pipeline.ended(file)).toBe('FAILED');
  });

  it('is null in the output if the file type says so', async () => {
    const { outcome, rowsIn, rowsOut, output } = await pipeline.announced(await pipeline.upload('refunds/half.csv', 'id\n1\ntwo\n'));
    expect([outcome, rowsIn, rowsOut]).toEqual(['PROCESSED', 2, 2]);
    expect(await idsIn(output)).toEqual([1n, null]);
  });
});

describe('a transform', () => {
  it('that drops rows is published, with the rows before and after it told apart', async () => {
    const { outcome, rowsIn, rowsOut, output } = await pipeline.announced(await pipeline.upload('refunds/some.csv', 'id\n-1\n2\n-3\n'));
    expect([outcome, rowsIn, rowsOut]).toEqual(['PROCESSED', 3, 1]);
    expect(await idsIn(output)).toEqual([2n]);
  });

  it.each([
    ['by-zero.csv', /refunds\.py, line 9: ZeroDivisionError: /],
    ['unknown-column.csv', /refunds\.py, line 7: AnalysisException: .*amount/],
  ])('that throws at %s fails the execution, and all are told the line of the user\'s file', async (name, message) => {
    expect(await pipeline.announced(await pipeline.upload(`refunds/${name}`, 'id\n1\n'))).toMatchObject({ ...failureAt(message), fileType: 'refunds' });
  });
});

it.each([
  ['SCHEMA_MISMATCH', 'ID\n1\n'],
  ['TOO_LARGE', `id\n${'1\n'.repeat(MAX_FILE_SIZE.toBytes() / 2)}`],
])('a file that is not what was declared is rejected before any job: %s', async (code, body) => {
  const file = await pipeline.upload(`${code}.csv`, body);
  expect(await pipeline.announced(file)).toMatchObject({ outcome: 'REJECTED', reason: { code }, failedStep: null });
  expect(await pipeline.ended(file)).toBe('SUCCEEDED');
});

it.each(['glob*?[a-z]{b,c}.csv', '../a//_%2F+ &.csv', '.\'"\n\t🎉:.csv'])('Spark reads what lies under the key %j', async (name) => {
  const { outcome, source, output } = await pipeline.announced(await pipeline.upload(name, 'id\n7\n'));
  expect([outcome, source.key, await idsIn(output)]).toEqual(['PROCESSED', `incoming/${name}`, [7n]]);
});

it('a redrive finishes the work of a job that may not write with a run of its own, once it may', async () => {
  const giveBack = await takeStatement(pipeline.local, 'Pipeline/Convert/Jobs/csv/Role', 'Staging');
  const file = await pipeline.upload('mended.csv', 'id\n5\n');
  const failure = await pipeline.announced(file);
  expect(failure).toMatchObject(failureAt(/AccessDenied/));
  await giveBack();
  await pipeline.redrive(file);
  const { outcome, output, links } = await pipeline.announced(file, 1);
  expect([outcome, links.jobRun, await idsIn(output)]).toEqual(['PROCESSED', null, [5n]]);
});

it('nothing was denied but what was taken from the job', async () => {
  expect(new Set((await pipeline.denials()).map((denial) => denial.split(':')[0]))).toEqual(new Set(['Pipeline/Convert/Jobs/csv/Role']));
});
