import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { executionName, identify } from '../../src/contract/object-identity';
import type { ObservedObject } from '../../src/contract/object-identity';
import type { WorkflowState } from '../../src/contract/workflow-state';
import { log } from '../shared/log';

/** Starts the one execution of an uploaded object; told twice, it is still the one. */
export async function startExecution(sfn: SFNClient, stateMachineArn: string, object: ObservedObject): Promise<void> {
  const source = identify(object);
  const name = executionName(source);
  const input: Pick<WorkflowState, 'source'> = { source };
  try {
    await sfn.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    log('INFO', 'execution started', { execution: name });
  } catch (error) {
    // The same identity was started before, and has ended.
    if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error;
    log('INFO', 'execution exists', { execution: name });
  }
}
