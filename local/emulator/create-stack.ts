import {
  CloudFormationClient, CreateStackCommand, DescribeStackEventsCommand, DescribeStacksCommand, type CreateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import type { Emulator } from './emulator';
import { lastLines, waitFor } from '../waiting/wait-for';

const POLL_MILLISECONDS = 100;

export interface StackEnd {
  /** `CREATE_COMPLETE`, or how the creation failed. */
  readonly status: string;
  readonly outputs: Record<string, string>;
}

/** Creates a stack and waits until the creation has succeeded or failed. */
export async function createStack(
  emulator: Pick<Emulator, 'log'>, client: CloudFormationClient, input: CreateStackCommandInput & { readonly StackName: string },
): Promise<StackEnd> {
  const { StackName } = input;
  await client.send(new CreateStackCommand(input));
  return waitFor(`the stack ${StackName} to be created`, async () => {
    const { Stacks: [{ StackStatus: status = 'missing', Outputs: outputs = [] }] = [{}] } = await client.send(new DescribeStacksCommand({ StackName }));
    if (!status.endsWith('_IN_PROGRESS')) {
      return { value: { status, outputs: Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])) }, state: status };
    }
    const { StackEvents: events = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
    return { state: `${status}, ${events.length} events, the newest: ${events[0]?.LogicalResourceId} ${events[0]?.ResourceStatus}` };
  }, { pollMilliseconds: POLL_MILLISECONDS, details: async () => lastLines(await emulator.log()) });
}

/** Returns a sentence for each resource that could not be created. */
export async function failureReasons(client: CloudFormationClient, StackName: string): Promise<string> {
  const { StackEvents: events = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  const failures = events.filter(({ ResourceStatus: status }) => status?.endsWith('_FAILED')).reverse();
  return failures.map(({ LogicalResourceId: id, ResourceType: type, ResourceStatusReason: reason }) => `${id} (${type}): ${reason}`).join('; ')
    || 'no resource gives a reason';
}
