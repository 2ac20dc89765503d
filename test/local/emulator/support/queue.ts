import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { policy } from './stack';
import type { Emulator } from '../../../../local/emulator/emulator';
import { waitFor } from '../../../../local/waiting/wait-for';

export interface TestQueue {
  readonly arn: string;
  /** The body of the next message. */
  next(): Promise<string>;
  /** The bodies of the next messages, as soon as so many have arrived. */
  take(count: number): Promise<string[]>;
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
  const take = async (count: number) => {
    const taken: string[] = [];
    return waitFor(`${count} messages in the queue ${name}`, async () => {
      taken.push(...await now());
      return { value: taken.length >= count ? taken : undefined, state: `${taken.length} messages` };
    });
  };
  return {
    arn: `arn:aws:sqs:${on.region}:${on.accountId}:${name}`,
    next: async () => (await take(1))[0],
    take,
    now,
  };
}
