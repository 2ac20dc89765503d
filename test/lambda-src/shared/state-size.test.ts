import '../support/environment';
import { handler as publishOutput } from '../../../lambda-src/publish-output';
import { handler as quarantineFile } from '../../../lambda-src/quarantine-file';
import { handler as validateFile } from '../../../lambda-src/validate-file';
import { LIMITS } from '../../../src/contract/limits';
import { executionName } from '../../../src/contract/object-identity';
import { stagingLayout } from '../../../src/contract/staging-layout';
import type { WorkflowState } from '../../../src/contract/workflow-state';
import { fileTypeOf } from '../../content/support/verdict-of';
import { parquetFile } from '../publish-output/parquet-file';
import { AMPLE_TIME } from '../support/ample-time';
import { ACCOUNT, BUCKETS } from '../support/deployment';
import { MemoryS3 } from '../support/memory-s3';
import { HOSTILE_KEYS } from '../support/source-key';

const BUDGET_BYTES = 16 * 1024;
const PREFIX = 'incoming/';
const LONGEST_KEYS = HOSTILE_KEYS.filter((key) => key.length === 1024).map((key) => PREFIX + key.slice(PREFIX.length));

const TYPE = fileTypeOf({ name: 't'.repeat(64), match: [{ prefix: '', suffix: '' }] });

let s3: MemoryS3;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new MemoryS3(ACCOUNT);
});

afterEach(() => s3.mock.restore());

test.each(LONGEST_KEYS)('the state of a rejected file stays below 16 KB with the longest key (%#)', async (key) => {
  const { versionId } = s3.put(BUCKETS.source, key, 'x', { versionId: 'v'.repeat(1024) });
  const source = { bucket: BUCKETS.source, key, versionId };
  const fileTypes = Array.from({ length: 50 }, () => ({ ...TYPE, match: [{ prefix: '"\u0001'.repeat(200), suffix: '' }] }));
  const validation = await validateFile({ execution: 'e-1', source, fileTypes }, AMPLE_TIME);
  const quarantine = await quarantineFile({ execution: 'e-1', source, validation }, AMPLE_TIME);
  const state: Partial<WorkflowState> = { source, validation, quarantine };
  expect(Buffer.byteLength(JSON.stringify(state))).toBeLessThan(BUDGET_BYTES);
});

test.each(LONGEST_KEYS)('the state of a file with many problems stays below 16 KB with the longest key (%#)', async (key) => {
  // An escaped character is up to nine times as long in the state as in the file, and its backslash is escaped again in JSON.
  const hidden = '\u{e0001}'.repeat(60);
  const { versionId } = s3.put(BUCKETS.source, key, `a\n${`"${hidden}",2\n`.repeat(20)}`, { versionId: 'v'.repeat(1024) });
  const source = { bucket: BUCKETS.source, key, versionId };
  const validation = await validateFile({ execution: 'e-1', source, fileTypes: [TYPE] }, AMPLE_TIME);
  expect(validation.furtherProblems).toHaveLength(LIMITS.furtherProblems);
  const quarantine = await quarantineFile({ execution: 'e-1', source, validation }, AMPLE_TIME);
  const state: Partial<WorkflowState> = { source, validation, quarantine };
  expect(Buffer.byteLength(JSON.stringify(state))).toBeLessThan(BUDGET_BYTES);
});

test.each(LONGEST_KEYS)('the state of a processed file stays below 16 KB with the longest key (%#)', async (key) => {
  const { versionId } = s3.put(BUCKETS.source, key, 'a\n1\n', { versionId: 'v'.repeat(1024) });
  const source = { bucket: BUCKETS.source, key, versionId };
  const execution = executionName(source);
  const validation = await validateFile({ execution, source, fileTypes: [TYPE] }, AMPLE_TIME);
  const job = { jobName: 'j'.repeat(255), runId: 'r'.repeat(255), done: true };
  s3.put(BUCKETS.staging, stagingLayout(execution).result(job.runId), JSON.stringify({ rowsRead: 1, rowsWritten: 1 }));
  s3.put(BUCKETS.staging, `${stagingLayout(execution).run(job.runId)}x.parquet`, parquetFile(1));
  const publication = await publishOutput({ execution, source, validation, job }, AMPLE_TIME);
  const state: Partial<WorkflowState> = { source, validation, job, publication };
  expect(Buffer.byteLength(JSON.stringify(state))).toBeLessThan(BUDGET_BYTES);
});
