import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionListItem } from '@aws-sdk/client-sfn';
import type { AnnouncementQueue } from './announcements';
import type { ExecutionProgress } from './execution-progress';
import type { Executions } from './executions';
import { announcedResult, FileResult, unannouncedResult, unfinishedResult, validatedResult } from './file-result';
import type { UploadedFile } from './upload';
import { executionName } from '../../src/contract/object-identity';
import { STATE_NAMES } from '../../src/contract/state-names';

const POLL_MILLISECONDS = 250;

/** Of hundreds of files, only so many are looked at in detail at a time: the emulator and the jobs need the processor too. */
const HISTORIES_PER_POLL = 12;

/** An upload starts its execution within a second; on a busy machine others come first. */
const START_PATIENCE_MILLISECONDS = 120_000;

/** A failed execution is announced by a rule and a function of its own. */
const ANNOUNCEMENT_PATIENCE_MILLISECONDS = 30_000;

export interface FollowOptions {
  /** `staged`: no further than to the start of the conversion. @default 'ended' */
  readonly until?: 'ended' | 'staged';
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
  private lastStart = Date.now();
  private started = 0;

  constructor(
    private readonly executions: Executions, private readonly announcements: AnnouncementQueue | undefined, private readonly options: FollowOptions,
  ) {}

  public add(file: UploadedFile): void {
    this.lastStart = Date.now();
    this.open.push({ file, progress: { states: [] } });
  }

  /** No more files will be added: `run` ends with the last open one. */
  public close(): void {
    this.isClosed = true;
  }

  /** Everything followed, in the order of their ends. */
  public async run(): Promise<FollowedFile[]> {
    while (!this.isClosed || this.open.length > 0) {
      await this.look();
      if (!this.isClosed || this.open.length > 0) await sleep(POLL_MILLISECONDS);
    }
    return this.followed;
  }

  private async look(): Promise<void> {
    if (this.open.length === 0) return;
    const byName = new Map((await this.executions.list()).map((execution) => [execution.name ?? '', execution]));
    await this.announcements?.receive();
    if (byName.size > this.started) this.lastStart = Date.now();
    this.started = byName.size;

    const notStarted = this.open.filter(({ file }) => !byName.has(executionName(file.source)));
    const looked = this.open.filter((open) => !notStarted.includes(open)).slice(0, HISTORIES_PER_POLL);
    const ended = new Set<OpenFile>();
    await Promise.all(looked.map(async (open) => {
      if (await this.lookAt(open, byName.get(executionName(open.file.source))!)) ended.add(open);
    }));
    if (Date.now() - this.lastStart > START_PATIENCE_MILLISECONDS) {
      for (const open of notStarted) {
        this.end(open, unfinishedResult());
        ended.add(open);
      }
    }
    // Those just looked at go to the end of the line.
    const waiting = this.open.filter((open) => !looked.includes(open));
    this.open = [...waiting, ...looked].filter((open) => !ended.has(open));
  }

  /** Whether the file has come to its end. */
  private async lookAt(open: OpenFile, { executionArn = '', status, stopDate }: ExecutionListItem): Promise<boolean> {
    const before = open.progress.states.length;
    open.progress = await this.executions.progress(executionArn);
    open.progress.states.slice(before).forEach((state) => this.options.onState?.(open.file, state));

    if (this.options.until === 'staged' && open.progress.states.includes(STATE_NAMES.startJob)) {
      this.end(open, validatedResult(open.progress), executionArn);
      return true;
    }
    if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return false;
    const announcement = this.announcements?.of(executionArn);
    const endedAt = stopDate?.getTime() ?? Date.now();
    if (announcement) {
      this.end(open, announcedResult(announcement), executionArn, endedAt);
      return true;
    }
    if (this.announcements && Date.now() - endedAt < ANNOUNCEMENT_PATIENCE_MILLISECONDS) return false;
    this.end(open, unannouncedResult(await this.executions.describe(executionArn)), executionArn, endedAt);
    return true;
  }

  private end({ file, progress }: OpenFile, result: FileResult, executionArn: string | null = null, endedAt = Date.now()): void {
    const seconds = Math.round(Math.max(0, endedAt - file.uploadedAt) / 100) / 10;
    const followed = { ...result, file, executionArn, states: progress.states, seconds };
    this.followed.push(followed);
    this.options.onEnd?.(file, followed);
  }
}
