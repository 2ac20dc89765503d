import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { createQueue } from './support/queue';
import { seam } from './support/seam';

seam('sns_dead_letters', 'what a queue does not take, for it is gone or lets nobody in, goes to the dead-letter queue of its subscription', {
  aws: { dead: ['news', 'news'], elsewhere: ['news'], locked: [] },
  observe: async (on, isBare) => {
    const sns = new SNSClient(on.clientConfig);
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'news' }));
    const open = await createQueue(on, 'open', 'sns.amazonaws.com');
    const locked = await createQueue(on, 'locked');
    const dead = await createQueue(on, 'dead', 'sns.amazonaws.com');
    for (const Endpoint of [`${open.arn}-gone`, locked.arn, open.arn]) {
      await sns.send(new SubscribeCommand({
        TopicArn, Protocol: 'sqs', Endpoint, Attributes: { RawMessageDelivery: 'true', RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn }) },
      }));
    }
    await sns.send(new PublishCommand({ TopicArn, Message: 'news' }));
    return { elsewhere: [await open.next()], dead: isBare ? await dead.now() : await dead.take(2), locked: await locked.now() };
  },
});
