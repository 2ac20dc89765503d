import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { keepUndelivered } from './keep-undelivered';
import { publishToTopic } from './publish-to-topic';
import { putOnBus } from './put-on-bus';
import type { Announcement } from '../../src/contract/announcement';
import type { DirectTarget } from '../../src/contract/environment';
import { log } from '../shared/log';

export interface DirectClients {
  readonly sns: SNSClient;
  readonly eventBridge: EventBridgeClient;
  readonly sqs: SQSClient;
}

/**
 * Sends to one target as SNS sends to a subscription: what it refuses is kept in the dead-letter queue, where an alarm sees it. The call succeeds,
 * since a target that is gone or lets nobody in must not fail the file, nor have everyone else told again.
 *
 * @throws if the announcement could not be kept either
 */
export async function tellDirectTarget(clients: DirectClients, queueUrl: string, target: DirectTarget, announcement: Announcement): Promise<void> {
  const { kind, arn } = target;
  try {
    await (kind === 'topic' ? publishToTopic(clients.sns, arn, announcement) : putOnBus(clients.eventBridge, arn, announcement));
  } catch (error) {
    log('WARN', 'target not told', { announcementId: announcement.announcementId, target: arn, error: String(error) });
    await keepUndelivered(clients.sqs, queueUrl, announcement, target, error);
  }
}
