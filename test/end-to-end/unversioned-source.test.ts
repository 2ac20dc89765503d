import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Bucket, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { pauseFunction } from './support/live-function';
import { PipelineUnderTest } from './support/pipeline-under-test';
import type { UploadedFile } from '../../local/pipeline/upload';
import { STATE_NAMES } from '../../src/contract/state-names';

const FILE = 'a\n1\n2\n3\n';

let pipeline: PipelineUnderTest;

beforeAll(async () => {
  pipeline = await PipelineUnderTest.start({ props: (stack) => ({ sourceBucket: unversionedBucket(stack), sourcePrefix: '' }) });
});

afterAll(async () => pipeline?.stop());

function unversionedBucket(stack: Stack): Bucket {
  const bucket = new Bucket(stack, 'Landing', { encryptionKey: new kms.Key(stack, 'LandingKey') });
  (bucket.node.defaultChild as CfnBucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  return bucket;
}

const upload = (key: string, body: string): Promise<UploadedFile> => pipeline.local.upload(key, body, pipeline.local.constructs.get('Landing'));

async function namesIn(output: { readonly bucket: string; readonly key: string } | null): Promise<string[]> {
  const { Contents = [] } = await pipeline.local.s3.send(new ListObjectsV2Command({ Bucket: output!.bucket, Prefix: output!.key }));
  return Contents.map(({ Key = '' }) => Key.slice(output!.key.length));
}

it('a file is known by its content, and when it is overwritten its output is replaced as a whole, also by fewer files', async () => {
  const first = await upload('orders.csv', FILE);
  expect(first.source.versionId).toBeUndefined();
  await pipeline.jobs.succeed(await pipeline.jobs.runOf(first), { rowsInFiles: [1, 1, 1] });
  const { outcome, output } = await pipeline.announced(first);
  expect([outcome, await namesIn(output)]).toEqual(['PROCESSED', [0, 1, 2].map((part) => `part-0000${part}.snappy.parquet`)]);

  const second = await upload('orders.csv', 'a\n4\n');
  await pipeline.jobs.succeed(await pipeline.jobs.runOf(second));
  expect(await pipeline.announced(second)).toMatchObject({ outcome: 'PROCESSED', rowsOut: 1, output });
  expect(await namesIn(output)).toEqual(['part-00000.snappy.parquet']);
});

it('a rejected file is kept in quarantine', async () => {
  const { outcome, output } = await pipeline.announced(await upload('ragged.csv', 'a\n1,2\n'));
  expect(outcome).toBe('REJECTED');
  const { Body } = await pipeline.local.s3.send(new GetObjectCommand({ Bucket: output!.bucket, Key: output!.key }));
  expect(await Body!.transformToString()).toBe('a\n1,2\n');
});

it('a file that is overwritten before it was read ends FAILED with SourceChanged, and the later one is processed', async () => {
  const resume = await pauseFunction(pipeline.local, 'Pipeline/Validate/Function');
  const older = await upload('twice.csv', FILE);
  await pipeline.waitForStep(older, STATE_NAMES.validate);
  const newer = await upload('twice.csv', 'a\n5\n');
  await resume();
  expect(await pipeline.announced(older)).toMatchObject({ outcome: 'FAILED', failedStep: STATE_NAMES.validate, reason: { code: 'SourceChanged' } });
  await pipeline.jobs.succeed(await pipeline.jobs.runOf(newer));
  expect(await pipeline.announced(newer)).toMatchObject({ outcome: 'PROCESSED', rowsOut: 1, source: { versionId: null } });
});

it('no role was denied a call', async () => {
  expect(await pipeline.denials()).toEqual([]);
});
