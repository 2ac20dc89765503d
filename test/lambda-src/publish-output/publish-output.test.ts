import '../support/environment';
import { ConvertedFiles, FOLDER, part } from './converted-file';
import { parquetFile } from './parquet-file';
import { handler } from '../../../lambda-src/publish-output';
import { stagingLayout } from '../../../src/contract/staging-layout';
import { AMPLE_TIME } from '../support/ample-time';
import { BUCKETS } from '../support/deployment';
import { accessDenied, lostReply, serviceError } from '../support/service-error';

const handle = (payload: Parameters<typeof handler>[0]) => handler(payload, AMPLE_TIME);

let s3: ConvertedFiles;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new ConvertedFiles();
});

afterEach(() => s3.mock.restore());

test('the files of the run are published under fixed names in the folder of the key', async () => {
  const payload = s3.convert([3, 4, 5]);
  await expect(handle(payload)).resolves.toEqual({ outcome: 'PROCESSED', bucket: BUCKETS.target, prefix: FOLDER, files: 3, rowsIn: 12, rowsOut: 12 });
  expect(s3.keys(BUCKETS.target)).toEqual([part(0), part(1), part(2)]);
  expect(s3.published()).toEqual([3, 4, 5]);
});

test('the metadata of a published file says in ASCII which source and run it comes from', async () => {
  const payload = s3.convert([3]);
  await handle(payload);
  const metadata = s3.current(BUCKETS.target, part(0))?.metadata;
  expect(metadata).toEqual({
    'source-version': payload.source.versionId,
    'source-last-modified': payload.validation.lastModified,
    'execution': payload.execution,
    'run': payload.job.runId,
    'rows': '3',
  });
  expect(JSON.stringify(metadata)).toMatch(/^[ -~]+$/);
});

test('a newer version replaces the output, and its extra files are deleted last', async () => {
  await handle(s3.convert([3, 4, 5]));
  await handle(s3.convert([7]));
  expect(s3.published()).toEqual([7]);
  const commands = s3.calls.map(({ command }) => command);
  expect(commands.lastIndexOf('DeleteObject')).toBeGreaterThan(commands.lastIndexOf('CopyObject'));
});

test('other files in the folder are not deleted', async () => {
  s3.put(BUCKETS.target, `${FOLDER}README.md`, 'ours');
  await handle(s3.convert([3]));
  expect(s3.keys(BUCKETS.target)).toEqual([`${FOLDER}README.md`, part(0)]);
});

test('a retry after a lost reply has the same result', async () => {
  const payload = s3.convert([3, 4]);
  s3.after = (command) => {
    if (command !== 'CopyObject') return;
    s3.after = () => undefined;
    throw lostReply();
  };
  await expect(handle(payload)).rejects.toThrow('timed out');
  await expect(handle(payload)).resolves.toMatchObject({ outcome: 'PROCESSED', files: 2, rowsOut: 7 });
  expect(s3.published()).toEqual([3, 4]);
});

test('files above 5 GiB are published in parts, under the same conditions', async () => {
  const large = 6 * 1024 ** 3;
  await expect(handle(s3.convert([3], {}, large))).resolves.toMatchObject({ outcome: 'PROCESSED' });
  const { etag } = s3.current(BUCKETS.target, part(0))!;
  await expect(handle(s3.convert([4, 5], {}, large))).resolves.toMatchObject({ outcome: 'PROCESSED' });
  expect(s3.published()).toEqual([4, 5]);
  expect(s3.current(BUCKETS.target, part(0))).toMatchObject({ size: large, metadata: { rows: '4' } });
  const conditions = s3.calls.filter(({ command }) => command === 'CompleteMultipartUpload').map(({ input: { IfMatch, IfNoneMatch } }) => IfMatch ?? IfNoneMatch);
  expect(conditions).toEqual(['*', `"${etag}"`, '*']);
});

test('a multipart copy is aborted if another execution has replaced the file in the meantime', async () => {
  const payload = s3.convert([3], {}, 6 * 1024 ** 3);
  s3.before = (command) => {
    if (command !== 'CompleteMultipartUpload') return;
    s3.before = () => undefined;
    s3.put(BUCKETS.target, part(0), 'of another execution', { metadata: { rows: '9' } });
  };
  await expect(handle(payload)).resolves.toMatchObject({ outcome: 'PROCESSED' });
  expect(s3.published()).toEqual([3]);
  expect(s3.calls.filter(({ command }) => command === 'AbortMultipartUpload')).toHaveLength(1);
  expect(s3.uploads.open).toBe(0);
});

test('overlapping conditional writes are tried again', async () => {
  const payload = s3.convert([3]);
  let conflicts = 2;
  s3.before = (command) => {
    if (command === 'CopyObject' && conflicts-- > 0) throw serviceError('ConditionalRequestConflict', 409);
  };
  await expect(handle(payload)).resolves.toMatchObject({ outcome: 'PROCESSED' });
});

test('fails when the output changes at every attempt', async () => {
  const payload = s3.convert([3]);
  s3.before = (command) => {
    if (command === 'CopyObject') throw serviceError('PreconditionFailed', 412);
  };
  await expect(handle(payload)).rejects.toThrow(/processed\/csv\/.* 5 attempts/);
});

test('fails when the job read fewer rows than the validator counted', async () => {
  await expect(handle(s3.convert([3], { rowsRead: 2 }))).rejects.toMatchObject({ name: 'RowCountMismatch', message: expect.stringMatching(/read 2 rows.* 3\b/) });
  expect(s3.keys(BUCKETS.target)).toEqual([]);
});

test('fails when the Parquet files contain fewer rows than the job reported', async () => {
  await expect(handle(s3.convert([3, 4], { rowsWritten: 8 }))).rejects.toMatchObject({ name: 'RowCountMismatch', message: expect.stringMatching(/contain 7 rows.* 8\b/) });
});

test('the job may read more rows than were checked if the file was not checked to its end', async () => {
  const { validation, ...payload } = s3.convert([3], { rowsRead: 3 });
  await expect(handle({ ...payload, validation: { ...validation, rows: undefined, checkedRows: 2 } })).resolves.toMatchObject({ outcome: 'PROCESSED', rowsIn: 3 });
});

test('fails when the job read fewer rows than were checked', async () => {
  const { validation, ...payload } = s3.convert([3], { rowsRead: 3 });
  await expect(handle({ ...payload, validation: { ...validation, rows: undefined, checkedRows: 4 } })).rejects.toMatchObject({
    name: 'RowCountMismatch', message: expect.stringMatching(/read 3 rows.* 4\b/),
  });
});

test('the rows that the job read of a custom file are not compared, because the validator counts none', async () => {
  const { validation, ...payload } = s3.convert([3], { rowsRead: 9 });
  const unread = { ...payload, validation: { ...validation, rows: undefined } };
  await expect(handle(unread)).resolves.toMatchObject({ outcome: 'PROCESSED', rowsIn: 9, rowsOut: 3 });
});

test('fails when the Parquet files of a custom file contain fewer rows than the job reported', async () => {
  const { validation, ...payload } = s3.convert([3], { rowsWritten: 4 });
  await expect(handle({ ...payload, validation: { ...validation, rows: undefined } })).rejects.toMatchObject({ name: 'RowCountMismatch' });
  expect(s3.keys(BUCKETS.target)).toEqual([]);
});

test('a footer that is longer than the first read is read to its end', async () => {
  const payload = s3.convert([]);
  s3.put(BUCKETS.staging, `${stagingLayout(payload.execution).run(payload.job.runId)}part-0.parquet`, parquetFile(0, 100_000));
  await expect(handle(payload)).resolves.toMatchObject({ outcome: 'PROCESSED', rowsOut: 0 });
});

test.each([
  ['does not exist', undefined],
  ['has no numbers', '{"rowsRead":"3"}'],
  ['is null', 'null'],
])('fails when the result %s', async (_case, body) => {
  const payload = s3.convert([3]);
  const key = stagingLayout(payload.execution).result(payload.job.runId);
  if (body === undefined) s3.mark(BUCKETS.staging, key);
  else s3.put(BUCKETS.staging, key, body);
  await expect(handle(payload)).rejects.toMatchObject({ name: 'JobResultMissing' });
});

test('fails when the job wrote no Parquet file', async () => {
  await expect(handle(s3.convert([]))).rejects.toMatchObject({ name: 'JobResultMissing', message: expect.stringContaining('no *.parquet') });
});

test('fails when a file is not Parquet, and names the file and the problem', async () => {
  const payload = s3.convert([]);
  s3.put(BUCKETS.staging, `${stagingLayout(payload.execution).run(payload.job.runId)}x.parquet`, 'not Parquet');
  await expect(handle(payload)).rejects.toThrow(/x\.parquet .*footer != PAR1/);
});

test('fails when access is denied, because that does not say whether the file is superseded', async () => {
  const payload = s3.convert([3]);
  s3.before = (command) => {
    if (command === 'HeadObject') throw accessDenied();
  };
  await expect(handle(payload)).rejects.toMatchObject({ name: 'AccessDenied' });
});
