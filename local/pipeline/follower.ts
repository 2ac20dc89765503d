import type { ExecutionListItem } from '@aws-sdk/client-sfn';
import type { AnnouncementQueue } from './announcements';
import type { ExecutionProgress, Executions } from './executions';
import { announcedResult, FileResult, unannouncedResult, unfinishedResult, validatedResult } from './file-result';
import type { UploadedFile } from './upload';
import { executionName } from '../../src/contract/object-identity';
import { STATE_NAMES } from '../../src/contract/state-names';
import { WaitedInVain, waitFor } from '../waiting/wait-for';

const POLL_MILLISECONDS = 250;

/** The files that are looked at in detail at a time, however many there are: the emulator and the jobs need the processor too. */
const HISTORIES_PER_POLL = 12;

/** Thousands of large files take hours. */
const DEADLINE_SECONDS = 24 * 3_600;

export interface FollowOptions {
  /** `staged`: no further than to the start of the conversion. @default 'ended' */
  readonly until?: 'ended' | 'staged';
  /** The longest time without any progress, after which the open files end as they are. @default 300 */
  readonly stallSeconds?: number;
  readonly onState?: (file: UploadedFile, state: string) => void;
  readonly onEnd?: (file: UploadedFile, followed: FollowedFile) => void;
}

export interface FollowedFile extends FileResult {
  readonly file: UploadedFile;
  readonly executionArn: string | null;
  /** The states that did something, in order. */
  readonly states: readonly string[];
  /** From the upload to the end of the execution. */
  readonly seconds: number;
}

interface OpenFile {
  readonly file: UploadedFile;
  progress: ExecutionProgress;
}

/** Follows uploaded files to their end, all in one loop. */
export class Follower {
  private open: OpenFile[] = [];
  private readonly followed: FollowedFile[] = [];
  private isClosed = false;
  private started = 0;
  private received = 0;
  private uploads = 0;

  /** @param workOfJobs - what can be seen of the work of the jobs, which take long without entering a new state */
  constructor(
    private readonly executions: Executions, private readonly announcements: AnnouncementQueue | undefined,
    private readonly workOfJobs: () => Promise<string>, private readonly options: FollowOptions,
  ) {}

  public add(file: UploadedFile): void {
    this.open.push({ file, progress: { states: [] } });
  }

  /** Counts a part of an upload as progress. */
  public noteUpload(): void {
    this.uploads += 1;
  }

  /** No more files will be added: `run` ends with the last open one. */
  public close(): void {
    this.isClosed = true;
  }

  /** Returns all followed files, in the order of their ends. */
  public async run(): Promise<FollowedFile[]> {
    const { stallSeconds } = this.options;
    try {
      return await waitFor('the uploaded files to end', async () => {
        await this.look();
        return { value: this.isClosed && this.open.length === 0 ? this.followed : undefined, state: await this.describeProgress() };
      }, { pollMilliseconds: POLL_MILLISECONDS, stallSeconds, deadlineSeconds: DEADLINE_SECONDS });
    } catch (error) {
      if (!(error instanceof WaitedInVain)) throw error;
      await this.endOpenFiles(error.message);
      return this.followed;
    }
  }

  private async describeProgress(): Promise<string> {
    const states = this.open.flatMap(({ progress }) => progress.states);
    const counts = [`${this.followed.length} files ended`, `${this.open.length} open`, `${this.started} executions`, `${states.length} states of open files`];
    return [...counts, `${this.received} notifications`, `${this.uploads} uploaded parts`, await this.workOfJobs()].join(', ');
  }

  private async look(): Promise<void> {
    if (this.open.length === 0) return;
    const byName = await this.executionsByName();
    await this.announcements?.receive();
    this.started = byName.size;
    this.received = this.announcements?.all.length ?? 0;

    const looked = this.open.filter(({ file }) => byName.has(executionName(file.source))).slice(0, HISTORIES_PER_POLL);
    const ended = new Set<OpenFile>();
    await Promise.all(looked.map(async (open) => {
      if (await this.lookAt(open, byName.get(executionName(open.file.source))!)) ended.add(open);
    }));
    // Those just looked at go to the end of the line.
    const waiting = this.open.filter((open) => !looked.includes(open));
    this.open = [...waiting, ...looked].filter((open) => !ended.has(open));
  }

  private async executionsByName(): Promise<Map<string, ExecutionListItem>> {
    return new Map((await this.executions.list()).map((execution) => [execution.name ?? '', execution]));
  }

  /** Returns true if the file has come to its end. */
  private async lookAt(open: OpenFile, execution: ExecutionListItem): Promise<boolean> {
    const { executionArn = '' } = execution;
    const before = open.progress.states.length;
    open.progress = await this.executions.progress(executionArn);
    open.progress.states.slice(before).forEach((state) => this.options.onState?.(open.file, state));

    if (this.options.until === 'staged' && open.progress.states.includes(STATE_NAMES.startJob)) {
      this.end(open, validatedResult(open.progress), executionArn);
      return true;
    }
    if (isRunning(execution)) return false;
    const announcement = this.announcements?.of(executionArn);
    // A failed execution is announced by a rule and a function of its own, after its end.
    if (this.announcements && !announcement) return false;
    const result = announcement ? announcedResult(announcement) : unannouncedResult(await this.executions.describe(executionArn));
    this.end(open, result, executionArn, endOf(execution));
    return true;
  }

  /** Ends what is still open, as nothing happens any more. */
  private async endOpenFiles(reason: string): Promise<void> {
    const byName = await this.executionsByName();
    for (const open of this.open.splice(0)) {
      const execution = byName.get(executionName(open.file.source));
      const { executionArn = '' } = execution ?? {};
      if (!execution) this.end(open, unfinishedResult(`no execution was started for it: ${reason}`));
      else if (isRunning(execution)) this.end(open, unfinishedResult(`its execution is still running: ${reason}`), executionArn);
      else this.end(open, unannouncedResult(await this.executions.describe(executionArn)), executionArn, endOf(execution));
    }
  }

  private end({ file, progress }: OpenFile, result: FileResult, executionArn: string | null = null, endedAt = Date.now()): void {
    const seconds = Math.round(Math.max(0, endedAt - file.uploadedAt) / 100) / 10;
    const followed = { ...result, file, executionArn, states: progress.states, seconds };
    this.followed.push(followed);
    this.options.onEnd?.(file, followed);
  }
}

function isRunning({ status }: ExecutionListItem): boolean {
  return status === 'RUNNING' || status === 'PENDING_REDRIVE';
}

function endOf({ stopDate }: ExecutionListItem): number {
  return stopDate?.getTime() ?? Date.now();
}
