import { DescribeExecutionCommand, ExecutionListItem, GetExecutionHistoryCommand, HistoryEvent, paginateListExecutions, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { STATE_NAMES } from '../../src/contract/state-names';
import type { Validation, WorkflowState } from '../../src/contract/workflow-state';

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

/** The end of an execution, as Step Functions reports it. */
export interface EndedExecution {
  readonly status: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** The progress of an execution, as its history shows it. */
export interface ExecutionProgress {
  /** The states that do something, in the order in which they were first entered. Choices and the checks of a running job are left out. */
  readonly states: string[];
  readonly validation?: Validation;
}

const LOOKING: readonly string[] = [STATE_NAMES.checkJob];

/** @param events - oldest first */
export function readProgress(events: HistoryEvent[]): ExecutionProgress {
  const entered = events
    .filter(({ type }) => type === 'TaskStateEntered' || type === 'WaitStateEntered')
    .map(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? '')
    .filter((name) => name && !LOOKING.includes(name));
  return { states: [...new Set(entered)], validation: validationOf(events) };
}

function validationOf(events: HistoryEvent[]): Validation | undefined {
  const exited = events.find(({ stateExitedEventDetails }) => stateExitedEventDetails?.name === STATE_NAMES.validate);
  const output = exited?.stateExitedEventDetails?.output;
  return output === undefined ? undefined : (JSON.parse(output) as WorkflowState).validation;
}
