import * as fs from 'node:fs';
import {
  DescribeStateMachineCommand, ExecutionDoesNotExist, HistoryEvent, paginateGetExecutionHistory, RedriveExecutionCommand, SFNClient, UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { synthesizePipeline, type PropsIn } from './assembly';
import { HeldJobs } from './held-jobs';
import { bundleHandlers } from '../../../local/pipeline/bundle-handlers';
import { readProgress } from '../../../local/pipeline/executions';
import { startLocalPipeline, type LocalPipeline } from '../../../local/pipeline/local-pipeline';
import type { UploadBody, UploadedFile } from '../../../local/pipeline/upload';
import { workOfSpark } from '../../../local/waiting/spark-cpu';
import { lastLines, waitFor } from '../../../local/waiting/wait-for';
import type { Announcement } from '../../../src/contract/announcement';
import { executionName } from '../../../src/contract/object-identity';

interface Options {
  readonly props?: PropsIn;
  readonly change?: Parameters<typeof synthesizePipeline>[1];
  /** Whether scripts run; else the test has their runs in its hand. */
  readonly spark?: boolean;
  /** Whether the test takes permissions away. */
  readonly deniesOnPurpose?: boolean;
}

const NOT_STARTED = 'not started';

/** Of the 30 seconds between two looks at a run. */
const WAIT_SCALE = 0.01;

/** A pipeline on an emulator of its own, for the tests of one file. */
export class PipelineUnderTest {
  public static async start({ props = () => ({}), change, spark = false, deniesOnPurpose }: Options = {}): Promise<PipelineUnderTest> {
    await bundleHandlers(() => undefined);
    const app = synthesizePipeline(props, change);
    try {
      const local = await startLocalPipeline({ app, spark, waitScale: WAIT_SCALE, deniesOnPurpose, report: () => undefined });
      const pipeline = new PipelineUnderTest(local, spark);
      if (!spark) pipeline.heldJobs = await HeldJobs.of(pipeline);
      return pipeline;
    } finally {
      fs.rmSync(app.folder, { recursive: true, force: true });
    }
  }

  public readonly sfn: SFNClient;
  private heldJobs?: HeldJobs;
  private readonly workOfJobs: () => Promise<string>;

  private constructor(public readonly local: LocalPipeline, spark: boolean) {
    this.sfn = new SFNClient(local.emulator.clientConfig);
    this.workOfJobs = spark ? workOfSpark(local.emulator) : () => Promise.resolve('the runs are held');
  }

  public get jobs(): HeldJobs {
    if (!this.heldJobs) throw new Error('the scripts run: start the pipeline without Spark to hold their runs');
    return this.heldJobs;
  }

  /** Waits for something about a file, for as long as its execution makes progress. */
  public async waitFor<T>(file: UploadedFile, what: string, ask: () => Promise<T | undefined>): Promise<T> {
    return waitFor(`${what} of ${file.source.key}`, async () => {
      const value = await ask();
      return { value, state: value === undefined ? await this.progress(file) : '' };
    }, { details: () => this.endOfLog() });
  }

  /** Waits as `waitFor` does, but not beyond the end of the execution: what is not there by then does not come. */
  public async waitWhileRunning<T>(file: UploadedFile, what: string, ask: () => Promise<T | undefined>): Promise<T> {
    return this.waitFor(file, what, async () => {
      const isOver = !['RUNNING', NOT_STARTED].includes(await this.status(file));
      const value = await ask();
      if (value === undefined && isOver) throw new Error(`waited for ${what} of ${file.source.key}, but ${await this.progress(file)}`);
      return value;
    });
  }

  public async waitForStep(file: UploadedFile, step: string, times = 1): Promise<void> {
    await this.waitWhileRunning(file, `the state "${step}" (${times} times)`, async () => await this.timesEntered(file, step) >= times || undefined);
  }

  public endOfLog(): Promise<string> {
    return this.local.emulator.log().then((log) => lastLines(log));
  }

  public upload(name: string, body: UploadBody = 'a\n1\n2\n'): Promise<UploadedFile> {
    return this.local.upload(`incoming/${name}`, body);
  }

  public executionArn({ source }: UploadedFile): string {
    return `${this.local.resources.stateMachineArn.replace(':stateMachine:', ':execution:')}:${executionName(source)}`;
  }

  /** Returns RUNNING, how the execution ended, or that it has not started. */
  public async status(file: UploadedFile): Promise<string> {
    try {
      return (await this.local.executions.describe(this.executionArn(file))).status;
    } catch (error) {
      if (!(error instanceof ExecutionDoesNotExist)) throw error;
      return NOT_STARTED;
    }
  }

  public async ended(file: UploadedFile): Promise<string> {
    return this.waitFor(file, 'the end', async () => {
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
    return this.waitFor(file, `notification ${redriveCount}`, () => this.findAnnouncement(file, redriveCount));
  }

  /** Changes the definition for the executions that start from now on. */
  public async changeDefinition(change: (definition: string) => string): Promise<void> {
    const { stateMachineArn } = this.local.resources;
    const { definition = '' } = await this.sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    await this.sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: change(definition) }));
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

  /** The looks at a running job are left out: an execution makes them also if its job hangs. */
  private async progress(file: UploadedFile): Promise<string> {
    const history = await this.history(file);
    const { states } = readProgress(history);
    const errors = history.flatMap(({ taskFailedEventDetails }) => taskFailedEventDetails?.error ?? []);
    return [`the execution is ${await this.status(file)}`, `states: ${states.join(', ')}`, `errors: ${errors.join(', ')}`, await this.workOfJobs()].join('; ');
  }
}
