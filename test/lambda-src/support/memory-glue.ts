import { BatchStopJobRunCommand, GetJobRunCommand, GetJobRunsCommand, GlueClient, type JobRun, StartJobRunCommand } from '@aws-sdk/client-glue';
import { mockClient } from 'aws-sdk-client-mock';
import { serviceError } from './service-error';

type Run = { -readonly [K in keyof JobRun]: JobRun[K] };

/** Simulates the part of Glue that the handlers use: runs of jobs, listed newest first. */
export class MemoryGlue {
  public readonly mock = mockClient(GlueClient);
  public readonly runs: Run[] = [];

  public constructor() {
    this.mock.on(StartJobRunCommand).callsFake(({ JobName, Arguments }) => this.call('StartJobRun', () => ({ JobRunId: this.add({ JobName, Arguments }).Id })));
    this.mock.on(GetJobRunCommand).callsFake(({ JobName, RunId }) => this.call('GetJobRun', () => ({ JobRun: this.find(JobName, RunId) })));
    this.mock.on(GetJobRunsCommand).callsFake(({ JobName, NextToken }) => this.call('GetJobRuns', () => this.page(JobName, Number(NextToken ?? 0))));
    this.mock.on(BatchStopJobRunCommand).callsFake(({ JobName, JobRunIds }) => this.call('BatchStopJobRun', () => this.stop(JobName, JobRunIds)));
  }

  /** Is called before every call is executed. If it throws, the call fails with its error. */
  public before: (command: string) => void = () => undefined;

  /** Is called after every call was executed. If it throws, for example a lost reply, the call fails with its error. */
  public after: (command: string) => void = () => undefined;

  public add(run: Partial<Run>): Run {
    const added: Run = { Id: `jr_${this.runs.length + 1}`, JobRunState: 'RUNNING', StartedOn: new Date(), ...run } as Run;
    this.runs.unshift(added);
    return added;
  }

  /** Returns how often a command was sent. */
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

  /** Returns pages of two runs, so that every test with more runs tests the paging. */
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
