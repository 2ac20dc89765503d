import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { STATE_NAMES } from '../../../src/contract/state-names';
import { pauseFunction } from '../support/live-function';
import { PipelineUnderTest } from '../support/pipeline-under-test';

let pipeline: PipelineUnderTest;

beforeAll(async () => {
  pipeline = await PipelineUnderTest.start();
});

afterAll(async () => pipeline?.stop());

it.each([
  [STATE_NAMES.validate, 'Pipeline/Validate/Function', 'a\n1\n'],
  [STATE_NAMES.quarantine, 'Pipeline/Quarantine/Function', 'a\n1,2\n'],
  [STATE_NAMES.stage, 'Pipeline/Stage/Function', 'a\n1\n'],
])('a version that is deleted before %s has read it fails the execution with SourceNotFound, in words that a user understands', async (step, reader, body) => {
  const resume = await pauseFunction(pipeline.local, reader);
  const file = await pipeline.upload(`${step}.csv`, body);
  await pipeline.waitForStep(file, step);
  const { bucket: Bucket, key: Key, versionId: VersionId } = file.source;
  await pipeline.local.s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  await resume();
  expect(await pipeline.announced(file)).toMatchObject({
    outcome: 'FAILED', failedStep: step, output: null,
    reason: { code: 'SourceNotFound', message: `version ${VersionId} of object ${JSON.stringify(Key)} of bucket ${Bucket} no longer exists: upload the file again` },
    links: { execution: expect.stringContaining(pipeline.executionArn(file)), jobRun: null },
  });
  expect((await pipeline.errors(file)).filter((error) => error === 'SourceNotFound')).toHaveLength(1);
});

it('no role was denied a call', async () => {
  expect(await pipeline.denials()).toEqual([]);
});
