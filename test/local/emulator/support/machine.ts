import {
  DescribeExecutionCommand, DescribeExecutionOutput, GetExecutionHistoryCommand, HistoryEvent, SFNClient, StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { attribute, createStack, nodeFunction, role, Template } from './stack';
import type { Emulator } from '../../../../local/emulator/emulator';
import { waitFor } from '../../../../local/waiting/wait-for';

export interface Machine {
  readonly client: SFNClient;
  readonly stateMachineArn: string;
  start(input?: unknown, name?: string): Promise<string>;
  ended(executionArn: string): Promise<DescribeExecutionOutput>;
  run(input?: unknown): Promise<DescribeExecutionOutput>;
  /** Newest first. */
  history(executionArn: string): Promise<HistoryEvent[]>;
  untilTaskRuns(executionArn: string): Promise<unknown>;
}

const INVOKE = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' };

/** A state machine of the given states; a task's `Resource` invokes a function with the given code. */
export async function createMachine(
  on: Emulator, definition: Template, code = 'exports.handler = async event => event;', statements: Template[] = [INVOKE],
): Promise<Machine> {
  const { status, outputs } = await createStack(on, {
    FunctionRole: role('lambda.amazonaws.com', []),
    Function: nodeFunction('FunctionRole', code),
    MachineRole: role('states.amazonaws.com', statements),
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        RoleArn: attribute('MachineRole', 'Arn'),
        DefinitionString: JSON.stringify(definition),
        DefinitionSubstitutions: { Function: attribute('Function', 'Arn') },
      },
    },
  }, { Machine: { Ref: 'Machine' } });
  if (status !== 'CREATE_COMPLETE') throw new Error(`the machine's stack ended as ${status}`);
  return machineOf(on, outputs.Machine);
}

function machineOf(on: Emulator, stateMachineArn: string): Machine {
  const client = new SFNClient(on.clientConfig);
  const start = async (input: unknown = {}, name?: string) => {
    const started = await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    return started.executionArn ?? '';
  };
  const ended = (executionArn: string) => waitFor(`the end of ${executionArn}`, async () => {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    return { value: execution.status === 'RUNNING' ? undefined : execution, state: String(execution.status) };
  });
  const history = async (executionArn: string) => {
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true }));
    return events;
  };
  return {
    client,
    stateMachineArn,
    start,
    ended,
    run: async input => ended(await start(input)),
    history,
    untilTaskRuns: executionArn => waitFor(`the task of ${executionArn} to be scheduled`, async () => {
      const events = await history(executionArn);
      return { value: events.find(({ type }) => type === 'TaskScheduled'), state: `${events.length} events` };
    }),
  };
}

/** A task that invokes the machine's function. */
export function task(more: Template = {}): Template {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { 'FunctionName': '${Function}', 'Payload.$': '$' },
    OutputPath: '$.Payload',
    End: true,
    ...more,
  };
}
