import * as fs from 'node:fs';
import * as path from 'node:path';
import type { FollowedFile } from '../../../local/pipeline/follower';
import { startLocalPipeline, type LocalPipeline } from '../../../local/pipeline/local-pipeline';
import { listParquet, readFirstRows } from '../../../local/pipeline/parquet-output';
import { uploadDestination } from '../../../local/pipeline/upload';
import { expectedOutcomes, samplesFolder, type ExampleName } from '../../../local/samples/samples';
import type { Announcement } from '../../../src/contract/announcement';

/** An example on an emulator of its own, whose files are taken through before the tests begin. */
export class ExampleRun {
  private started?: LocalPipeline;
  private followed: ReadonlyMap<string, FollowedFile> = new Map();

  /** Declares what holds for every example; `beforeUpload` prepares what is to be seen. */
  constructor(private readonly example: ExampleName, beforeUpload: () => Promise<void> = () => Promise.resolve()) {
    beforeAll(async () => {
      this.started = await startLocalPipeline({ app: example, spark: true, report: () => undefined });
      await beforeUpload();
      await this.takeFilesThrough();
    });

    afterAll(async () => this.started?.stop());

    it.each(Object.entries(expectedOutcomes(example)))('%s ends as expected, and the queue is told', (name, { outcome, reason, rows }) => {
      expect(this.fileOf(name)).toMatchObject({ outcome, reason, rows, announced: true });
    });

    it('no role was denied a call', async () => {
      const decisions = await this.pipeline.emulator.decisions();
      expect(decisions.length).toBeGreaterThan(0);
      expect(decisions.filter(({ decision }) => decision !== 'Allow')).toEqual([]);
    });
  }

  public get pipeline(): LocalPipeline {
    if (!this.started) throw new Error(`${this.example} has not been started`);
    return this.started;
  }

  /** One of the files that the example brings, as it is. */
  public content(name: string): Buffer {
    return fs.readFileSync(path.join(samplesFolder(this.example), name));
  }

  public fileOf(name: string): FollowedFile {
    return this.followed.get(name)!;
  }

  public announcementOf(name: string): Announcement {
    return this.pipeline.announcements!.of(this.fileOf(name).executionArn!)!;
  }

  /** All rows of the Parquet that a file became. */
  public async rowsOf(name: string): Promise<Array<Record<string, unknown>>> {
    const parts = await listParquet(this.pipeline.s3, this.fileOf(name).output!);
    const read = await Promise.all(parts.map((part) => readFirstRows(this.pipeline.s3, part, 1000)));
    return read.flatMap(({ rows }) => rows);
  }

  /** Uploads the files to where the stack says, and follows each to its end. */
  private async takeFilesThrough(): Promise<void> {
    const names = Object.keys(expectedOutcomes(this.example));
    const { bucket, prefix } = uploadDestination(this.pipeline.deployment.outputs);
    const uploaded = await Promise.all(names.map((name) => this.pipeline.upload(`${prefix}${name}`, this.content(name), bucket)));
    this.followed = new Map((await this.pipeline.follow(uploaded)).map((file, index) => [names[index], file]));
  }
}
