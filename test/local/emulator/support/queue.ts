import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { policy } from './stack';
import { until } from './until';
import type { Emulator } from '../../../../local/emulator/emulator';

export interface TestQueue {
  readonly arn: string;
  /** The body of the next message. */
  next(): Promise<string>;
  /** The bodies of what lies in it now. */
  now(): Promise<string[]>;
}

/** A queue that the given service may send to, or none. */
export async function createQueue(on: Emulator, name: string, service?: string): Promise<TestQueue> {
  const client = new SQSClient(on.clientConfig);
  const { QueueUrl } = await client.send(new CreateQueueCommand({
    QueueName: name,
    ...(service && {
      Attributes: {
        Policy: JSON.stringify(policy({
          Effect: 'Allow', Principal: { Service: service }, Action: 'sqs:SendMessage', Resource: '*',
        })),
      },
    }),
  }));
  const now = async () => {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    return Messages.map(message => message.Body ?? '');
  };
  return {
    arn: `arn:aws:sqs:${on.region}:${on.accountId}:${name}`,
    next: () => until(async () => (await now())[0]),
    now,
  };
}
