import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { knownFileType } from './compose-announcement';
import { type DirectClients, deliverToTarget, matchesFilter } from './direct-targets';
import { renderEmail, renderSubject } from './render-email';
import { type Announcement, ANNOUNCEMENT_ATTRIBUTES } from '../../src/contract/announcement';
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
 * Tells every target that matchesFilter to hear, at least once, with the same announcement id. The own topic is first: while it fails, the call is
 * repeated, and nobody else is to be told each time.
 */
export async function publishAnnouncement(clients: Clients, recipients: Recipients, announcement: Announcement): Promise<void> {
  const { topicArn, targets, undeliveredQueueUrl } = recipients;
  await publishToTopic(clients.sns, topicArn, announcement);
  const interested = targets.filter((target) => matchesFilter(target, announcement));
  const results = await Promise.allSettled(interested.map((target) => deliverToTarget(clients, undeliveredQueueUrl, target, announcement)));
  const errors = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
  if (errors.length > 0) {
    const causes = errors.map(String).join('; ');
    throw new AggregateError(errors, `${announcement.announcementId} is neither delivered to nor kept for ${errors.length} targets: ${causes}`);
  }
}

export async function publishToTopic(sns: SNSClient, topicArn: string, announcement: Announcement): Promise<void> {
  const { outcome } = announcement;
  const fileType = knownFileType(announcement);
  await sns.send(
    new PublishCommand({
      TopicArn: topicArn,
      Subject: renderSubject(announcement),
      MessageStructure: 'json',
      Message: JSON.stringify({ default: JSON.stringify(announcement), email: renderEmail(announcement) }),
      MessageAttributes: {
        [ANNOUNCEMENT_ATTRIBUTES.outcome]: text(outcome),
        // SNS refuses a message with an empty attribute.
        ...(fileType && { [ANNOUNCEMENT_ATTRIBUTES.fileType]: text(fileType) }),
      },
    }),
  );
}

function text(value: string): MessageAttributeValue {
  return { DataType: 'String', StringValue: value };
}
