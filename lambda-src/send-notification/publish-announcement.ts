import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { SNSClient } from '@aws-sdk/client-sns';
import { publishToTopic } from './publish-to-topic';
import { putOnBus } from './put-on-bus';
import { wants } from './wants';
import type { Announcement } from '../../src/contract/announcement';
import type { DirectTarget } from '../../src/contract/environment';

export interface Clients {
  readonly sns: SNSClient;
  readonly eventBridge: EventBridgeClient;
}

/**
 * Tells every target that wants to hear. One that cannot be reached keeps none of the others from being told, but fails the call, which is then
 * repeated for all: at least once, with the same announcement id.
 */
export async function publishAnnouncement(
  { sns, eventBridge }: Clients,
  topicArn: string,
  targets: readonly DirectTarget[],
  announcement: Announcement,
): Promise<void> {
  const interested = targets.filter((target) => wants(target, announcement));
  const results = await Promise.allSettled([
    publishToTopic(sns, topicArn, announcement),
    ...interested.map(({ kind, arn }) => (kind === 'topic' ? publishToTopic(sns, arn, announcement) : putOnBus(eventBridge, arn, announcement))),
  ]);
  const errors = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
  if (errors.length > 0) {
    const causes = errors.map(String).join('; ');
    throw new AggregateError(errors, `${errors.length} of ${results.length} targets were not told of ${announcement.announcementId}: ${causes}`);
  }
}
