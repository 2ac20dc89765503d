import { PublishCommand } from '@aws-sdk/client-sns';
import type { MessageAttributeValue, SNSClient } from '@aws-sdk/client-sns';
import { knownFileType } from './known-file-type';
import { renderEmail } from './render-email';
import { renderSubject } from './render-subject';
import { ANNOUNCEMENT_ATTRIBUTES } from '../../src/contract/announcement';
import type { Announcement } from '../../src/contract/announcement';

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
