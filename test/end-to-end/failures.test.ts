import * as fs from 'node:fs';
import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { RedriveExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { Size } from 'aws-cdk-lib';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { removeStatement, retryOnce, synthesizePipeline } from './support/assembly';
import { bundleHandlers } from '../../local/pipeline/bundle-handlers';
import { startLocalPipeline, type LocalPipeline } from '../../local/pipeline/local-pipeline';
import type { Assembly } from '../../local/pipeline/synthesize-example';
import { FileType } from '../../src';
import { STATE_NAMES } from '../../src/contract/state-names';

async function withPipeline(assembly: () => Assembly, spark: boolean, test: (pipeline: LocalPipeline) => Promise<void>): Promise<void> {
  await bundleHandlers(() => undefined);
  const app = assembly();
  const pipeline = await startLocalPipeline({ app, spark, report: () => undefined });
  try {
    await test(pipeline);
  } finally {
    await pipeline.stop();
    fs.rmSync(app.folder, { recursive: true, force: true });
  }
}

it('a job that fails ends the execution FAILED, with nothing published, and everyone told which step, why and where to look', async () => {
  const fileTypes = [FileType.csv({ schema: [{ name: 'id', type: Schema.BIG_INT }] })];
  await withPipeline(() => synthesizePipeline({ fileTypes, maxFileSize: Size.bytes(20) }), true, async (pipeline) => {
    const contents = { 'wrong.csv': 'id\n1\ntwo\n', 'right.csv': 'id\n1\n2\n', 'other.csv': 'ID\n1\n', 'large.csv': 'id\n1000000\n2000000\n3000000\n' };
    const uploaded = await Promise.all(Object.entries(contents).map(([name, content]) => pipeline.upload(`incoming/${name}`, content)));
    const [wrong, right, other, large] = await pipeline.follow(uploaded);
    expect([other, large].map(({ outcome, reason }) => [outcome, reason])).toEqual([['REJECTED', 'SCHEMA_MISMATCH'], ['REJECTED', 'TOO_LARGE']]);
    expect(right).toMatchObject({ outcome: 'PROCESSED', rows: 2 });
    expect(wrong).toMatchObject({ outcome: 'FAILED', reason: 'JobRunFailed', announced: true, output: null });
    expect(wrong.message).toMatch(/FAILED: .*CAST_FAILED: .*id/);
    const announcement = pipeline.announcements!.of(wrong.executionArn!)!;
    expect(announcement).toMatchObject({ failedStep: STATE_NAMES.checkJob, fileType: 'csv', rowsIn: 2, source: { key: 'incoming/wrong.csv' } });
    expect(announcement.links.execution).toContain(wrong.executionArn!);
    expect((await pipeline.executions.describe(wrong.executionArn!)).status).toBe('FAILED');
  });
});

it.each([
  ['Validate file', /ValidateFunctionRole/, 'Source', STATE_NAMES.validate],
  ['Validate file', /ValidateFunctionRole/, 'Staging', STATE_NAMES.validate],
  ['Start job', /ConvertStartJobRole/, 'Jobs', STATE_NAMES.startJob],
])('%s is denied when its role %p lacks the statement %s: the roles are enforced', async (_name, role, sid, step) => {
  const assembly = () => synthesizePipeline({ fileTypes: [FileType.csv()] }, (template) => {
    removeStatement(template, role, sid);
    retryOnce(template);
  });
  await withPipeline(assembly, false, async (pipeline) => {
    const [followed] = await pipeline.follow([await pipeline.upload('incoming/a.csv', 'a\n1\n')]);
    expect(followed).toMatchObject({ outcome: 'FAILED', announced: true });
    expect(followed.message).toMatch(/not authorized to perform|Access ?Denied/i);
    expect(pipeline.announcements!.of(followed.executionArn!)).toMatchObject({ failedStep: step });
    const denied = (await pipeline.emulator.decisions()).filter(({ decision }) => decision !== 'Allow');
    expect([...new Set(denied.map(({ principal }) => principal))]).toEqual([expect.stringMatching(role)]);
  });
});

it('a redrive finishes the work of a failed job with a run of its own, once the cause is mended', async () => {
  let role = '';
  const assembly = () => synthesizePipeline({ fileTypes: [FileType.csv()] }, (template) => {
    role = removeStatement(template, /JobscsvRole/, 'Staging');
    retryOnce(template);
  });
  await withPipeline(assembly, true, async (pipeline) => {
    const uploaded = await pipeline.upload('incoming/a.csv', 'a\n1\n');
    const [failed] = await pipeline.follow([uploaded]);
    expect(failed).toMatchObject({ outcome: 'FAILED', reason: 'JobRunFailed', announced: true });
    const iam = new IAMClient(pipeline.emulator.clientConfig);
    const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], Resource: `arn:aws:s3:::${pipeline.resources.stagingBucket}/staging/*` };
    await iam.send(new PutRolePolicyCommand({
      RoleName: pipeline.deployment.physicalId(role), PolicyName: 'Mended', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    }));
    await new SFNClient(pipeline.emulator.clientConfig).send(new RedriveExecutionCommand({ executionArn: failed.executionArn! }));
    await waitFor(async () => (await pipeline.executions.describe(failed.executionArn!)).status === 'SUCCEEDED');
    await waitFor(async () => {
      await pipeline.announcements!.receive();
      return pipeline.announcements!.of(failed.executionArn!)?.outcome === 'PROCESSED';
    });
    const announced = pipeline.announcements!.all.map(({ outcome, rowsOut, announcementId }) => [outcome, rowsOut, announcementId.replace(/^.*(?=-\d-)/, '')]);
    expect(announced).toEqual([['FAILED', null, '-0-FAILED'], ['PROCESSED', 1, '-1-PROCESSED']]);
    expect((await pipeline.executions.list())).toHaveLength(1);
  });
});

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await condition());) {
    if (Date.now() > end) throw new Error('waited for a minute in vain');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
