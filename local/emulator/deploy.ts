import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { readStackAssembly } from './cloud-assembly';
import { createStack, failureReasons } from './create-stack';
import type { Emulator } from './emulator';
import { uploadAssets } from './upload-assets';

export interface Deployment {
  readonly stackName: string;
  readonly outputs: Record<string, string>;
  /** The physical ids of the resources by logical id. */
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
    const { status, outputs } = await createStack(emulator, cloudFormation, {
      StackName: stack.stackName,
      TemplateURL: `${emulator.endpoint}/${stack.template.bucket}/${stack.template.key}`,
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
      OnFailure: 'DO_NOTHING',
    });
    if (status !== 'CREATE_COMPLETE') {
      throw new Error(`The stack ${stack.stackName} ended as ${status}: ${await failureReasons(cloudFormation, stack.stackName)}`);
    }
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

async function physicalIds(cloudFormation: CloudFormationClient, stackName: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: stackName })) {
    for (const resource of page.StackResourceSummaries ?? []) {
      ids[resource.LogicalResourceId ?? ''] = resource.PhysicalResourceId ?? '';
    }
  }
  return ids;
}
