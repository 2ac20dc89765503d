import {
  DescribeExecutionCommand, ExecutionListItem, GetExecutionHistoryCommand, HistoryEvent, paginateListExecutions, SFNClient, StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { ExecutionProgress, readProgress } from './execution-progress';
import type { EndedExecution } from './file-result';

/** The executions of one state machine. */
export class Executions {
  constructor(private readonly client: SFNClient, private readonly stateMachineArn: string) {}

  public async list(): Promise<ExecutionListItem[]> {
    const items: ExecutionListItem[] = [];
    for await (const page of paginateListExecutions({ client: this.client }, { stateMachineArn: this.stateMachineArn })) {
      items.push(...page.executions ?? []);
    }
    return items;
  }

  public async progress(executionArn: string): Promise<ExecutionProgress> {
    const events: HistoryEvent[] = [];
    let nextToken: string | undefined;
    do {
      const page = await this.client.send(new GetExecutionHistoryCommand({ executionArn, nextToken, maxResults: 1000 }));
      events.push(...page.events ?? []);
      nextToken = page.nextToken;
    } while (nextToken);
    return readProgress(events);
  }

  public async describe(executionArn: string): Promise<EndedExecution> {
    const { status = '', output, error, cause } = await this.client.send(new DescribeExecutionCommand({ executionArn }));
    return { status, output, error, cause };
  }

  /** Stops all executions that are still running. */
  public async stopAll(): Promise<void> {
    const running = (await this.list()).filter(({ status }) => status === 'RUNNING');
    await Promise.all(running.map(({ executionArn }) => this.client.send(new StopExecutionCommand({ executionArn }))));
  }
}
