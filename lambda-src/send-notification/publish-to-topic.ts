import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { fileTypeLabel } from './compose-announcement';
import { renderEmail, renderSubject } from './render-email';
import { type Announcement, ANNOUNCEMENT_ATTRIBUTES } from '../../src/contract/announcement';

/** Publishes a notification to an SNS topic: as text to e-mail subscriptions and as JSON to all others, with attributes for filter policies. */
export async function publishToTopic(sns: SNSClient, topicArn: string, announcement: Announcement): Promise<void> {
  const { outcome } = announcement;
  const fileType = fileTypeLabel(announcement);
  await sns.send(
    new PublishCommand({
      TopicArn: topicArn,
      Subject: renderSubject(announcement),
      MessageStructure: 'json',
      Message: JSON.stringify({ default: JSON.stringify(announcement), email: renderEmail(announcement) }),
      MessageAttributes: {
        [ANNOUNCEMENT_ATTRIBUTES.outcome]: stringAttribute(outcome),
        // SNS does not accept a message with an empty attribute.
        ...(fileType && { [ANNOUNCEMENT_ATTRIBUTES.fileType]: stringAttribute(fileType) }),
      },
    }),
  );
}

function stringAttribute(value: string): MessageAttributeValue {
  return { DataType: 'String', StringValue: value };
}
