import { Schema } from 'aws-cdk-lib/aws-glue';
import { removeStatement, retryOnce, synthesizePipeline } from './support/assembly';
import { bundleHandlers } from '../../local/pipeline/bundle-handlers';
import { startLocalPipeline, type LocalPipeline } from '../../local/pipeline/local-pipeline';
import type { Assembly } from '../../local/pipeline/synthesize-example';
import { FileType } from '../../src';
import { STATE_NAMES } from '../../src/contract/state-names';

async function withPipeline(assembly: () => Assembly, spark: boolean, test: (pipeline: LocalPipeline) => Promise<void>): Promise<void> {
  await bundleHandlers(() => undefined);
  const pipeline = await startLocalPipeline({ app: assembly(), spark, report: () => undefined });
  try {
    await test(pipeline);
  } finally {
    await pipeline.stop();
  }
}

it('a job that fails ends the execution FAILED, with nothing published, and everyone told which step, why and where to look', async () => {
  const fileTypes = [FileType.csv({ schema: [{ name: 'id', type: Schema.BIG_INT }] })];
  await withPipeline(() => synthesizePipeline({ fileTypes }), true, async (pipeline) => {
    const uploaded = await Promise.all([pipeline.upload('incoming/wrong.csv', 'id\n1\ntwo\n'), pipeline.upload('incoming/right.csv', 'id\n1\n2\n')]);
    const [wrong, right] = await pipeline.follow(uploaded);
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
