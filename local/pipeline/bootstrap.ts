import { CloudFormationClient, CreateStackCommand, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import type { ClientConfig } from '../emulator/emulator';

const STACK_NAME = 'CDKToolkit';

/** What the CDK of today writes there. */
const VERSION = '32';

/** The part of `cdk bootstrap` that a template looks at: the version. The assets' bucket is made with the assets. */
export async function bootstrap(clientConfig: ClientConfig): Promise<void> {
  const client = new CloudFormationClient(clientConfig);
  try {
    await client.send(new CreateStackCommand({
      StackName: STACK_NAME,
      TemplateBody: JSON.stringify({
        Resources: {
          CdkBootstrapVersion: {
            Type: 'AWS::SSM::Parameter',
            Properties: { Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: VERSION },
          },
        },
      }),
    }));
    await waitUntilStackCreateComplete({ client, maxWaitTime: 30, minDelay: 0.1, maxDelay: 0.1 }, { StackName: STACK_NAME });
  } finally {
    client.destroy();
  }
}
