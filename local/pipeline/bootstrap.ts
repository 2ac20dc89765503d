import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { createStack } from '../emulator/create-stack';
import type { Emulator } from '../emulator/emulator';

const STACK_NAME = 'CDKToolkit';

/** The version that the current CDK writes there. */
const VERSION = '32';

/** Creates the part of `cdk bootstrap` that a template reads: the version. The bucket for assets is created when the assets are uploaded. */
export async function bootstrap(emulator: Emulator): Promise<void> {
  const client = new CloudFormationClient(emulator.clientConfig);
  try {
    const { status } = await createStack(emulator, client, {
      StackName: STACK_NAME,
      TemplateBody: JSON.stringify({
        Resources: {
          CdkBootstrapVersion: {
            Type: 'AWS::SSM::Parameter',
            Properties: { Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: VERSION },
          },
        },
      }),
    });
    if (status !== 'CREATE_COMPLETE') throw new Error(`The stack ${STACK_NAME} ended as ${status}`);
  } finally {
    client.destroy();
  }
}
