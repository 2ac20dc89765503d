import type { SNSClient } from '@aws-sdk/client-sns';
import { publishToTopic } from './publish-to-topic';
import { tellDirectTarget } from './tell-direct-target';
import type { DirectClients } from './tell-direct-target';
import { wants } from './wants';
import type { Announcement } from '../../src/contract/announcement';
import type { DirectTarget } from '../../src/contract/environment';

export interface Clients extends DirectClients {
  readonly sns: SNSClient;
}

export interface Recipients {
  readonly topicArn: string;
  readonly targets: readonly DirectTarget[];
  /** Where an announcement goes that a target refuses. */
  readonly undeliveredQueueUrl: string;
}

/**
 * Tells every target that wants to hear, at least once, with the same announcement id. The own topic is first: while it fails, the call is
 * repeated, and nobody else is to be told each time.
 */
export async function publishAnnouncement(clients: Clients, recipients: Recipients, announcement: Announcement): Promise<void> {
  const { topicArn, targets, undeliveredQueueUrl } = recipients;
  await publishToTopic(clients.sns, topicArn, announcement);
  const interested = targets.filter((target) => wants(target, announcement));
  const results = await Promise.allSettled(interested.map((target) => tellDirectTarget(clients, undeliveredQueueUrl, target, announcement)));
  const errors = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
  if (errors.length > 0) {
    const causes = errors.map(String).join('; ');
    throw new AggregateError(errors, `${announcement.announcementId} is neither delivered to nor kept for ${errors.length} targets: ${causes}`);
  }
}
