import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { policy, Template } from './stack';
import type { ClientConfig, Emulator } from '../../../../local/emulator/emulator';

/** What a client of a new user with these permissions is made from. */
export async function createUser(on: Emulator, name: string, statements: Template[]): Promise<ClientConfig> {
  const iam = new IAMClient(on.clientConfig);
  await iam.send(new CreateUserCommand({ UserName: name }));
  if (statements.length > 0) {
    await iam.send(new PutUserPolicyCommand({
      UserName: name, PolicyName: 'policy', PolicyDocument: JSON.stringify(policy(...statements)),
    }));
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return {
    ...on.clientConfig,
    credentials: { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' },
  };
}
