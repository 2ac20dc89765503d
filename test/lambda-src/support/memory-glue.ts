import { BatchStopJobRunCommand, GetJobRunCommand, GetJobRunsCommand, GlueClient, type JobRun, StartJobRunCommand } from '@aws-sdk/client-glue';
import { mockClient } from 'aws-sdk-client-mock';
import { serviceError } from './service-error';

type Run = { -readonly [K in keyof JobRun]: JobRun[K] };

/** As much of Glue as the handlers use: runs of jobs, listed newest first. */
export class MemoryGlue {
  public readonly mock = mockClient(GlueClient);
  public readonly runs: Run[] = [];

  public constructor() {
    this.mock.on(StartJobRunCommand).callsFake(({ JobName, Arguments }) => this.call('StartJobRun', () => ({ JobRunId: this.add({ JobName, Arguments }).Id })));
    this.mock.on(GetJobRunCommand).callsFake(({ JobName, RunId }) => this.call('GetJobRun', () => ({ JobRun: this.find(JobName, RunId) })));
    this.mock.on(GetJobRunsCommand).callsFake(({ JobName, NextToken }) => this.call('GetJobRuns', () => this.page(JobName, Number(NextToken ?? 0))));
    this.mock.on(BatchStopJobRunCommand).callsFake(({ JobName, JobRunIds }) => this.call('BatchStopJobRun', () => this.stop(JobName, JobRunIds)));
  }

  /** Sees every call before it is done; what it throws is the answer. */
  public before: (command: string) => void = () => undefined;

  /** Sees every call after it is done: what it throws, a lost reply say, is the answer all the same. */
  public after: (command: string) => void = () => undefined;

  public add(run: Partial<Run>): Run {
    const added: Run = { Id: `jr_${this.runs.length + 1}`, JobRunState: 'RUNNING', StartedOn: new Date(), ...run } as Run;
    this.runs.unshift(added);
    return added;
  }

  /** How often a command was sent. */
  public count(command: Parameters<MemoryGlue['mock']['commandCalls']>[0]): number {
    return this.mock.commandCalls(command).length;
  }

  private call<T>(command: string, answer: () => T): T {
    this.before(command);
    const result = answer();
    this.after(command);
    return result;
  }

  private find(jobName: string, runId: string): Run {
    const run = this.runs.find(({ JobName, Id }) => JobName === jobName && Id === runId);
    if (!run) throw serviceError('EntityNotFoundException', 400);
    return run;
  }

  /** Pages of two, so that every test of more runs tests the paging. */
  private page(jobName: string, start: number) {
    const runs = this.runs.filter(({ JobName }) => JobName === jobName);
    return { JobRuns: runs.slice(start, start + 2), ...(start + 2 < runs.length && { NextToken: String(start + 2) }) };
  }

  private stop(jobName: string, runIds: string[]) {
    const Errors = runIds.flatMap((runId) => {
      const run = this.find(jobName, runId);
      if (run.JobRunState !== 'RUNNING' && run.JobRunState !== 'WAITING') {
        return [{ JobName: jobName, JobRunId: runId, ErrorDetail: { ErrorCode: 'JobRunNotRunning', ErrorMessage: 'not running' } }];
      }
      run.JobRunState = 'STOPPING';
      return [];
    });
    return { Errors };
  }
}
