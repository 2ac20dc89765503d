import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFormationClient, CreateStackCommand, DescribeStackEventsCommand, DescribeStacksCommand, paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { readStackAssembly } from './cloud-assembly';
import type { Emulator } from './emulator';
import { uploadAssets } from './upload-assets';

const POLL_MILLISECONDS = 100;

export interface Deployment {
  readonly stackName: string;
  readonly outputs: Record<string, string>;
  /** The physical ids of the stack's resources by logical id. */
  readonly resources: Record<string, string>;
  physicalId(logicalId: string): string;
}

/** Deploys one stack of a cloud assembly that was synthesized with a `CliCredentialsStackSynthesizer`. */
export async function deployTemplate(
  emulator: Emulator, assemblyFolder: string, stackName: string, report: (line: string) => void,
): Promise<Deployment> {
  const stack = readStackAssembly(assemblyFolder, stackName, emulator.accountId, emulator.region);
  report(`Uploading ${stack.assets.length} assets`);
  await uploadAssets(emulator, stack.assets);

  const cloudFormation = new CloudFormationClient(emulator.clientConfig);
  try {
    report(`Creating the stack ${stack.stackName}`);
    await cloudFormation.send(new CreateStackCommand({
      StackName: stack.stackName,
      TemplateURL: `${emulator.endpoint}/${stack.template.bucket}/${stack.template.key}`,
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
      OnFailure: 'DO_NOTHING',
    }));
    const outputs = await waitForCreation(cloudFormation, stack.stackName);
    const resources = await physicalIds(cloudFormation, stack.stackName);
    return {
      stackName: stack.stackName,
      outputs,
      resources,
      physicalId: logicalId => {
        const id = resources[logicalId];
        if (id === undefined) throw new Error(`The stack ${stack.stackName} has no resource ${logicalId}.`);
        return id;
      },
    };
  } finally {
    cloudFormation.destroy();
  }
}

async function waitForCreation(cloudFormation: CloudFormationClient, stackName: string): Promise<Record<string, string>> {
  for (;;) {
    const { Stacks: [stack] = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
    if (stack?.StackStatus === 'CREATE_COMPLETE') {
      return Object.fromEntries((stack.Outputs ?? []).map(output => [output.OutputKey, output.OutputValue]));
    }
    if (stack?.StackStatus !== 'CREATE_IN_PROGRESS') {
      throw new Error(`The stack ${stackName} ended as ${stack?.StackStatus}: ${await failureReasons(cloudFormation, stackName)}`);
    }
    await sleep(POLL_MILLISECONDS);
  }
}

async function failureReasons(cloudFormation: CloudFormationClient, stackName: string): Promise<string> {
  const { StackEvents: events = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: stackName }));
  const failures = events.filter(event => event.ResourceStatus?.endsWith('_FAILED'));
  return failures.reverse().map(
    event => `${event.LogicalResourceId} (${event.ResourceType}): ${event.ResourceStatusReason}`,
  ).join('; ') || 'no resource says why';
}

async function physicalIds(cloudFormation: CloudFormationClient, stackName: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: stackName })) {
    for (const resource of page.StackResourceSummaries ?? []) {
      ids[resource.LogicalResourceId ?? ''] = resource.PhysicalResourceId ?? '';
    }
  }
  return ids;
}
