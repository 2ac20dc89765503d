import { deliverToTarget, type DirectClients, matchesFilter } from './direct-targets';
import { publishToTopic } from './publish-to-topic';
import type { Announcement } from '../../src/contract/announcement';
import type { DirectTarget } from '../../src/contract/environment';

export interface Recipients {
  /** The pipeline's own topic. */
  readonly topicArn: string;
  readonly targets: readonly DirectTarget[];
  /** The dead-letter queue for notifications that a target did not accept. */
  readonly undeliveredQueueUrl: string;
}

/**
 * Sends a notification to the pipeline's own topic, and to every direct target whose filter it matches. Each receives it at least once, with the same
 * id. The own topic is first: while it fails, Step Functions repeats the call, and the direct targets must not receive the notification each time.
 *
 * @throws AggregateError if a notification was neither delivered nor stored in the dead-letter queue
 */
export async function publishAnnouncement(clients: DirectClients, recipients: Recipients, announcement: Announcement): Promise<void> {
  const { topicArn, targets, undeliveredQueueUrl } = recipients;
  await publishToTopic(clients.sns, topicArn, announcement);
  const matching = targets.filter((target) => matchesFilter(target, announcement));
  const results = await Promise.allSettled(matching.map((target) => deliverToTarget(clients, undeliveredQueueUrl, target, announcement)));
  const errors = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
  if (errors.length > 0) {
    const causes = errors.map(String).join('; ');
    throw new AggregateError(errors,
      `notification ${announcement.announcementId} was neither delivered to ${errors.length} targets nor stored in the dead-letter queue: ${causes}`);
  }
}
