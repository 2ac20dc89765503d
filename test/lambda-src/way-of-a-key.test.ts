import './support/environment';
import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { parquetFile } from './publish-output/parquet-file';
import { Announced, EXECUTION_ARN } from './send-notification/announced';
import { AMPLE_TIME } from './support/ample-time';
import { ACCOUNT, BUCKETS } from './support/deployment';
import { MemoryGlue } from './support/memory-glue';
import { MemoryS3 } from './support/memory-s3';
import { sourceKeyBelow } from './support/source-key';
import { handler as checkJob } from '../../lambda-src/check-job';
import { handler as publishOutput } from '../../lambda-src/publish-output';
import { handler as quarantineFile } from '../../lambda-src/quarantine-file';
import { handler as sendNotification } from '../../lambda-src/send-notification';
import { handler as stageFile } from '../../lambda-src/stage-file';
import { handler as startExecution } from '../../lambda-src/start-execution';
import { handler as startJob } from '../../lambda-src/start-job';
import { handler as validateFile } from '../../lambda-src/validate-file';
import type { FileTypeSpec } from '../../src/contract/file-type-spec';
import { decodeRequest } from '../../src/contract/job-request';
import { stagingLayout } from '../../src/contract/staging-layout';
import type { WorkflowState } from '../../src/contract/workflow-state';
import { fileTypeOf } from '../content/support/verdict-of';

const STATE_BUDGET_BYTES = 16 * 1024;

type Format = 'csv' | 'custom';

let s3: MemoryS3;
let glue: MemoryGlue;
let announced: Announced;

/** The key to which each derived name belongs. Two keys must never have the same name. */
let owners: Map<string, string>;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new MemoryS3(ACCOUNT);
  glue = new MemoryGlue();
  announced = new Announced();
  announced.sfn.on(StartExecutionCommand).resolves({});
  owners = new Map();
});

afterEach(() => {
  [s3, glue].forEach(({ mock }) => mock.restore());
  announced.restore();
});

/** Uploads a file and runs it up to and including "Validate file". */
async function begin(key: string, format: Format, content: string) {
  const { versionId, etag, size } = s3.put(BUCKETS.source, key, content);
  const object = { key, etag, size, 'version-id': versionId };
  const event = { 'detail-type': 'Object Created', 'source': 'aws.s3', 'detail': { bucket: { name: BUCKETS.source }, object } };
  announced.sfn.resetHistory();
  await startExecution({ Records: [{ messageId: 'm', body: JSON.stringify(event) }] } as SQSEvent);
  const { name: execution = '', input = '' } = announced.sfn.commandCalls(StartExecutionCommand)[0].args[0].input;
  expect(execution).toMatch(/^[0-9A-Za-z_-]{1,80}$/);
  claim(`execution ${execution}`, `${key} ${versionId}`);
  const { source } = JSON.parse(input) as WorkflowState;
  expect(source).toEqual({ bucket: BUCKETS.source, key, versionId });
  const fileType = { ...fileTypeOf({ match: [{ prefix: '', suffix: '' }] }), format } as FileTypeSpec;
  return { execution, source, validation: await validateFile({ execution, source, fileTypes: [fileType] }, AMPLE_TIME) };
}

async function announce(execution: string, state: Omit<WorkflowState, 'quarantine' | 'publication' | 'job'> & Partial<WorkflowState>) {
  expect(Buffer.byteLength(JSON.stringify(state))).toBeLessThan(STATE_BUDGET_BYTES);
  announced.sns.resetHistory();
  await sendNotification({ execution, executionArn: EXECUTION_ARN, redriveCount: 0, startTime: '2024-01-01T00:00:00Z', ...state });
  expect(announced.published()[0].Subject).toMatch(/^[A-Za-z][ -~]{0,98}$/);
  expect(announced.announcement().source.key).toBe(state.source.key);
}

function claim(name: string, owner: string): void {
  expect(owners.get(name) ?? owner).toBe(owner);
  owners.set(name, owner);
}

test('any key is converted and published under names that every service accepts and no other key has', async () => {
  await fc.assert(
    fc.asyncProperty(sourceKeyBelow('incoming/'), fc.constantFrom<Format>('csv', 'custom'), async (key, format) => {
      const { execution, source, validation } = await begin(key, format, 'a\n1\n');
      const staged = await stageFile({ execution, source, validation }, AMPLE_TIME);
      expect(staged.key).toMatch(/^staging\/[0-9A-Za-z_-]{1,80}\/source(\.[A-Za-z0-9]{1,16})?$/);
      expect(s3.current(BUCKETS.staging, staged.key)?.body.toString()).toBe('a\n1\n');

      const started = await startJob({ execution, redriveCount: 0, source, fileType: validation.fileType, jobs: { orders: 'Job' } });
      const [run] = glue.runs;
      const argument = run.Arguments!['--request'];
      expect(argument).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(decodeRequest(argument)).toMatchObject({ source, inputUri: `s3://${BUCKETS.staging}/${staged.key}` });
      run.JobRunState = 'SUCCEEDED';
      const job = await checkJob({ execution, redriveCount: 0, job: started });

      s3.put(BUCKETS.staging, `${stagingLayout(execution).run(job.runId)}x.parquet`, parquetFile(1));
      s3.put(BUCKETS.staging, stagingLayout(execution).result(job.runId), JSON.stringify({ rowsRead: 1, rowsWritten: 1 }));
      const publication = await publishOutput({ execution, source, validation, job }, AMPLE_TIME);
      expect(publication).toMatchObject({ outcome: 'PROCESSED', rowsIn: 1, prefix: expect.stringMatching(/^processed\/orders\/[A-Za-z][0-9A-Za-z-]*\/$/) });
      claim(publication.prefix, key);
      await announce(execution, { source, validation, job, publication });
    }),
  );
});

test('any key is quarantined in a place that S3 accepts and no other key has', async () => {
  await fc.assert(
    fc.asyncProperty(sourceKeyBelow('incoming/'), async (key) => {
      const { execution, source, validation } = await begin(key, 'csv', 'a,b\n1\n');
      const quarantine = await quarantineFile({ execution, source, validation }, AMPLE_TIME);
      expect(Buffer.byteLength(`${quarantine.key}.reason.json`)).toBeLessThanOrEqual(1024);
      expect(s3.current(BUCKETS.quarantine, quarantine.key)?.body.toString()).toBe('a,b\n1\n');
      claim(quarantine.key, key);
      await announce(execution, { source, validation, quarantine });
      expect(announced.announcement().output).toEqual(quarantine);
    }),
  );
});
