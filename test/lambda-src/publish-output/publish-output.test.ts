import '../environment';
import { ACCOUNT, BUCKETS } from '../deployment';
import { parquetFile } from './parquet-file';
import { handler } from '../../../lambda-src/publish-output';
import type { PublishOutputPayload } from '../../../src/contract/handler-payloads';
import { executionName, outputFolder } from '../../../src/contract/object-identity';
import type { SourceObject } from '../../../src/contract/object-identity';
import { stagingLayout } from '../../../src/contract/staging-layout';
import { MemoryS3 } from '../memory-s3';
import { accessDenied, lostReply, serviceError } from '../service-error';

const KEY = 'incoming/2024/größe +%.csv';
const FOLDER = `processed/${outputFolder('csv', { bucket: BUCKETS.source, key: KEY })}`;
const part = (index: number) => `${FOLDER}part-0000${index}.snappy.parquet`;

let s3: MemoryS3;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new MemoryS3(ACCOUNT);
});

afterEach(() => s3.mock.restore());

/** What the job claims, where it is not the truth. */
interface Claims {
  readonly rowsRead?: number;
  readonly rowsWritten?: number;
}

/** Uploads a version and lets a job write its output: one file for each number of rows. */
function processed(rowsByPart: number[], claims: Claims = {}): PublishOutputPayload {
  const { versionId, lastModified, size } = s3.put(BUCKETS.source, KEY, 'a\n1\n');
  return convert({ bucket: BUCKETS.source, key: KEY, versionId }, lastModified, size, rowsByPart, claims);
}

function convert(source: SourceObject, lastModified: Date, size: number, rowsByPart: number[], claims: Claims = {}): PublishOutputPayload {
  const rows = rowsByPart.reduce((sum, count) => sum + count, 0);
  const execution = executionName(source);
  const runId = `jr_${execution.slice(-6)}`;
  const layout = stagingLayout(execution);
  rowsByPart.forEach((count, index) => s3.put(BUCKETS.staging, `${layout.run(runId)}part-0000${index}-x.c000.snappy.parquet`, parquetFile(count)));
  s3.put(BUCKETS.staging, `${layout.run(runId)}_SUCCESS`, '');
  s3.put(BUCKETS.staging, layout.result(runId), JSON.stringify({ rowsRead: rows, rowsWritten: rows, badCells: {}, seconds: 1, ...claims }));
  return {
    execution,
    source,
    validation: { valid: true, fileType: 'csv', size, rows, lastModified: lastModified.toISOString() },
    job: { jobName: 'Csv', runId, done: true },
  };
}

/** The rows of each published file. */
function published(): number[] {
  return s3.keys(BUCKETS.target).map((key) => Number(s3.current(BUCKETS.target, key)?.metadata.rows));
}

test('the files of the run are published under fixed names in the folder of the key', async () => {
  const payload = processed([3, 4, 5]);
  await expect(handler(payload)).resolves.toEqual({ outcome: 'PROCESSED', bucket: BUCKETS.target, prefix: FOLDER, files: 3, rowsIn: 12, rowsOut: 12 });
  expect(s3.keys(BUCKETS.target)).toEqual([part(0), part(1), part(2)]);
  expect(published()).toEqual([3, 4, 5]);
});

test('a published file says in ASCII where it comes from', async () => {
  const payload = processed([3]);
  await handler(payload);
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
  await handler(processed([3, 4, 5]));
  await handler(processed([7]));
  expect(published()).toEqual([7]);
  const commands = s3.calls.map(({ command }) => command);
  expect(commands.lastIndexOf('DeleteObject')).toBeGreaterThan(commands.lastIndexOf('CopyObject'));
});

test('files of others in the folder are left alone', async () => {
  s3.put(BUCKETS.target, `${FOLDER}README.md`, 'ours');
  await handler(processed([3]));
  expect(s3.keys(BUCKETS.target)).toEqual([`${FOLDER}README.md`, part(0)]);
});

test('an output is superseded when a newer version was uploaded: nothing is written', async () => {
  const older = processed([3]);
  s3.put(BUCKETS.source, KEY, 'newer');
  await expect(handler(older)).resolves.toMatchObject({ outcome: 'SUPERSEDED', files: 0, rowsIn: 3, rowsOut: 0 });
  expect(s3.keys(BUCKETS.target)).toEqual([]);
});

test('an output of an unversioned bucket is superseded when the etag has changed', async () => {
  const { etag, size, lastModified } = s3.put(BUCKETS.source, KEY, 'a\n1\n');
  const payload = convert({ bucket: BUCKETS.source, key: KEY, etag, size }, lastModified, size, [1]);
  await expect(handler(payload)).resolves.toMatchObject({ outcome: 'PROCESSED' });
  s3.put(BUCKETS.source, KEY, 'newer');
  await expect(handler(payload)).resolves.toMatchObject({ outcome: 'SUPERSEDED' });
});

test('an output is published when the key was deleted: there is no newer data', async () => {
  const payload = processed([3]);
  s3.mark(BUCKETS.source, KEY);
  await expect(handler(payload)).resolves.toMatchObject({ outcome: 'PROCESSED' });
});

test('an output is superseded when a newer version was published before the key was deleted', async () => {
  const older = processed([3]);
  await handler(processed([7]));
  s3.mark(BUCKETS.source, KEY);
  await expect(handler(older)).resolves.toMatchObject({ outcome: 'SUPERSEDED' });
  expect(published()).toEqual([7]);
});

test('a newer version that publishes between the look and the copy wins', async () => {
  const older = processed([3]);
  let raced = false;
  s3.before = async (command) => {
    if (command !== 'CopyObject' || raced) return;
    raced = true;
    await handler(processed([7]));
  };
  await expect(handler(older)).resolves.toMatchObject({ outcome: 'SUPERSEDED' });
  expect(published()).toEqual([7]);
});

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('two outputs of several files never mix, whichever call (%i from the first copy) the newer one comes between', async (call) => {
  const older = processed([3, 3, 3]);
  let seen = -1;
  s3.after = async (command) => {
    if (seen >= 0 || command === 'CopyObject') seen++;
    if (seen !== call) return;
    s3.after = () => undefined;
    await handler(processed([7, 7]));
  };
  const { outcome } = await handler(older);
  expect([['SUPERSEDED', [7, 7]], ['PROCESSED', seen < call ? [3, 3, 3] : [7, 7]]]).toContainEqual([outcome, published()]);
});

test.each([0, 1, 2, 3, 4, 5])('what an older output wrote late (file %i) is taken back, also by the retry of a call that broke', async (index) => {
  const older = processed([3, 3, 3, 3, 3, 3]);
  let copies = 0;
  s3.before = async (command) => {
    if (command !== 'CopyObject' || copies++ !== index) return;
    s3.before = () => undefined;
    await handler(processed([7]));
    // The function dies once its late copies are done, before it can look.
    s3.before = (name) => {
      if (name === 'ListObjectsV2') throw lostReply();
    };
  };
  await handler(older).catch(() => undefined);
  s3.before = () => undefined;
  await expect(handler(older)).resolves.toMatchObject({ outcome: 'SUPERSEDED' });
  expect(published()).toEqual([7]);
});

test('a retry after a lost reply has the same result', async () => {
  const payload = processed([3, 4]);
  s3.after = (command) => {
    if (command !== 'CopyObject') return;
    s3.after = () => undefined;
    throw lostReply();
  };
  await expect(handler(payload)).rejects.toThrow('timed out');
  await expect(handler(payload)).resolves.toMatchObject({ outcome: 'PROCESSED', files: 2, rowsOut: 7 });
  expect(published()).toEqual([3, 4]);
});

test('overlapping conditional writes are tried again', async () => {
  const payload = processed([3]);
  let conflicts = 2;
  s3.before = (command) => {
    if (command === 'CopyObject' && conflicts-- > 0) throw serviceError('ConditionalRequestConflict', 409);
  };
  await expect(handler(payload)).resolves.toMatchObject({ outcome: 'PROCESSED' });
});

test('fails when the output changes at every attempt', async () => {
  const payload = processed([3]);
  s3.before = (command) => {
    if (command === 'CopyObject') throw serviceError('PreconditionFailed', 412);
  };
  await expect(handler(payload)).rejects.toThrow(/changed by another execution in each of 5 attempts/);
});

test('fails when the job read other rows than the validator', async () => {
  await expect(handler(processed([3], { rowsRead: 2 }))).rejects.toMatchObject({ name: 'RowCountMismatch', message: expect.stringContaining('read 2 rows of a file of 3') });
  expect(s3.keys(BUCKETS.target)).toEqual([]);
});

test('fails when the Parquet files hold other rows than the job says', async () => {
  await expect(handler(processed([3, 4], { rowsWritten: 8 }))).rejects.toMatchObject({ name: 'RowCountMismatch', message: expect.stringContaining('hold 7 rows, the job wrote 8') });
});

test('rows are not compared with the validator where it counts none', async () => {
  const { validation, ...payload } = processed([3], { rowsRead: 9 });
  await expect(handler({ ...payload, validation: { ...validation, rows: undefined } })).resolves.toMatchObject({ outcome: 'PROCESSED', rowsIn: 9 });
});

test('a footer longer than the first read is read whole', async () => {
  const payload = processed([]);
  s3.put(BUCKETS.staging, `${stagingLayout(payload.execution).run(payload.job.runId)}part-0.parquet`, parquetFile(0, 100_000));
  await expect(handler(payload)).resolves.toMatchObject({ outcome: 'PROCESSED', rowsOut: 0 });
});

test.each([
  ['does not exist', undefined],
  ['is no result', '{"rowsRead":"3"}'],
  ['is null', 'null'],
])('fails when the result %s', async (_case, body) => {
  const payload = processed([3]);
  const key = stagingLayout(payload.execution).result(payload.job.runId);
  if (body === undefined) s3.mark(BUCKETS.staging, key);
  else s3.put(BUCKETS.staging, key, body);
  await expect(handler(payload)).rejects.toMatchObject({ name: 'JobResultMissing' });
});

test('fails when the job wrote no Parquet file', async () => {
  await expect(handler(processed([]))).rejects.toMatchObject({ name: 'JobResultMissing', message: expect.stringContaining('no *.parquet') });
});

test('fails when a file is no Parquet, and names it', async () => {
  const payload = processed([]);
  s3.put(BUCKETS.staging, `${stagingLayout(payload.execution).run(payload.job.runId)}x.parquet`, 'not Parquet');
  await expect(handler(payload)).rejects.toThrow(/x\.parquet is no Parquet file \(.*footer != PAR1\)+: let the job write Parquet only/);
});

test('fails when a file is too large for one copy', async () => {
  const payload = processed([3]);
  s3.put(BUCKETS.staging, `${stagingLayout(payload.execution).run(payload.job.runId)}z.parquet`, parquetFile(1), { size: 6 * 1024 ** 3 });
  await expect(handler(payload)).rejects.toThrow(/let the job write smaller files/);
});

test('fails when access is denied: that is no verdict on what is current', async () => {
  const payload = processed([3]);
  s3.before = (command) => {
    if (command === 'HeadObject') throw accessDenied();
  };
  await expect(handler(payload)).rejects.toMatchObject({ name: 'AccessDenied' });
});
