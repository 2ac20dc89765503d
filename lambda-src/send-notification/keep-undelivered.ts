import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Announcement, UndeliveredAnnouncement } from '../../src/contract/announcement';
import type { DirectTarget } from '../../src/contract/environment';
import { LIMITS } from '../../src/contract/limits';
import { displayText } from '../shared/display-text';

/** Keeps what a target refused, with all that is needed to send it again by hand. */
export async function keepUndelivered(
  sqs: SQSClient,
  queueUrl: string,
  announcement: Announcement,
  { kind, arn }: DirectTarget,
  error: unknown,
): Promise<void> {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const undelivered: UndeliveredAnnouncement = {
    announcement,
    target: { kind, arn },
    error: { name, message: displayText(message, LIMITS.reasonMessageCharacters) },
  };
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(undelivered) }));
}
