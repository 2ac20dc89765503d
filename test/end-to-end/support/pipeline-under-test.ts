import * as fs from 'node:fs';
import { ExecutionDoesNotExist, HistoryEvent, paginateGetExecutionHistory, RedriveExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { synthesizePipeline, type PropsIn } from './assembly';
import { HeldJobs } from './held-jobs';
import { bundleHandlers } from '../../../local/pipeline/bundle-handlers';
import { startLocalPipeline, type LocalPipeline } from '../../../local/pipeline/local-pipeline';
import type { UploadBody, UploadedFile } from '../../../local/pipeline/upload';
import type { Announcement } from '../../../src/contract/announcement';
import { executionName } from '../../../src/contract/object-identity';
import { until } from '../../local/emulator/support/until';

interface Options {
  readonly props?: PropsIn;
  readonly change?: Parameters<typeof synthesizePipeline>[1];
  /** Whether scripts run; else the test has their runs in its hand. */
  readonly spark?: boolean;
  /** Whether the test takes permissions away. */
  readonly deniesOnPurpose?: boolean;
}

/** Of the 30 seconds between two looks at a run. */
const WAIT_SCALE = 0.01;

/** A pipeline on an emulator of its own, for the tests of one file. */
export class PipelineUnderTest {
  public static async start({ props = () => ({}), change, spark = false, deniesOnPurpose }: Options = {}): Promise<PipelineUnderTest> {
    await bundleHandlers(() => undefined);
    const app = synthesizePipeline(props, change);
    try {
      const local = await startLocalPipeline({ app, spark, waitScale: WAIT_SCALE, deniesOnPurpose, report: () => undefined });
      return new PipelineUnderTest(local, spark ? undefined : await HeldJobs.of(local));
    } finally {
      fs.rmSync(app.folder, { recursive: true, force: true });
    }
  }

  public readonly sfn: SFNClient;

  private constructor(public readonly local: LocalPipeline, private readonly heldJobs: HeldJobs | undefined) {
    this.sfn = new SFNClient(local.emulator.clientConfig);
  }

  public get jobs(): HeldJobs {
    if (!this.heldJobs) throw new Error('the scripts run: start the pipeline without Spark to hold their runs');
    return this.heldJobs;
  }

  public upload(name: string, body: UploadBody = 'a\n1\n2\n'): Promise<UploadedFile> {
    return this.local.upload(`incoming/${name}`, body);
  }

  public executionArn({ source }: UploadedFile): string {
    return `${this.local.resources.stateMachineArn.replace(':stateMachine:', ':execution:')}:${executionName(source)}`;
  }

  /** RUNNING, or how it ended. */
  public async status(file: UploadedFile): Promise<string> {
    return (await this.local.executions.describe(this.executionArn(file))).status;
  }

  public async ended(file: UploadedFile): Promise<string> {
    return until(async () => {
      const status = await this.status(file);
      return status === 'RUNNING' ? undefined : status;
    });
  }

  /** What has happened in its execution so far, oldest first. */
  public async history(file: UploadedFile): Promise<HistoryEvent[]> {
    const history: HistoryEvent[] = [];
    try {
      for await (const { events = [] } of paginateGetExecutionHistory({ client: this.sfn }, { executionArn: this.executionArn(file) })) history.push(...events);
    } catch (error) {
      if (!(error instanceof ExecutionDoesNotExist)) throw error;
    }
    return history;
  }

  /** How often its execution has come to a step so far. */
  public async timesEntered(file: UploadedFile, step: string): Promise<number> {
    return (await this.history(file)).filter(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name === step).length;
  }

  /** Of every attempt that failed so far, in whichever step. */
  public async errors(file: UploadedFile): Promise<string[]> {
    return (await this.history(file)).flatMap(({ taskFailedEventDetails }) => taskFailedEventDetails?.error ?? []);
  }

  /** All that was told of a file so far. */
  public async announcements(file: UploadedFile): Promise<Announcement[]> {
    await this.local.announcements!.receive();
    return this.local.announcements!.all.filter(({ execution }) => execution === this.executionArn(file));
  }

  /** What was told of a file first, or after so many redrives, if it was told already. */
  public async findAnnouncement(file: UploadedFile, redriveCount = 0): Promise<Announcement | undefined> {
    return (await this.announcements(file)).find(({ announcementId }) => announcementId.startsWith(`${executionName(file.source)}-${redriveCount}-`));
  }

  /** What is told of a file first, or after so many redrives, as soon as it is told. */
  public async announced(file: UploadedFile, redriveCount = 0): Promise<Announcement> {
    return until(() => this.findAnnouncement(file, redriveCount));
  }

  public async redrive(file: UploadedFile): Promise<void> {
    await this.sfn.send(new RedriveExecutionCommand({ executionArn: this.executionArn(file) }));
  }

  /** The roles that were denied a call, and which. */
  public async denials(): Promise<string[]> {
    const roles = new Map([...this.local.constructs].map(([path, id]) => [id, path]));
    const denied = (await this.local.emulator.decisions()).filter(({ decision }) => decision !== 'Allow');
    const name = (principal: string) => roles.get(principal.split('/')[1]) ?? principal;
    return [...new Set(denied.map(({ principal, action }) => `${name(principal)}: ${action}`))];
  }

  public async stop(): Promise<void> {
    await this.local.stop();
  }
}
