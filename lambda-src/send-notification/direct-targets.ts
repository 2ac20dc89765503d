import { setTimeout as sleep } from 'node:timers/promises';
import { type EventBridgeClient, PutEventsCommand, type PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import type { SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { publishToTopic } from './publish-to-topic';
import { displayText } from '../../content/text/printable-text';
import { type Announcement, ANNOUNCEMENT_EVENT, type UndeliveredAnnouncement } from '../../src/contract/announcement';
import type { DirectTarget } from '../../src/contract/environment';
import { LIMITS } from '../../src/contract/limits';
import { log } from '../shared/lambda/log';

export interface DirectClients {
  readonly sns: SNSClient;
  readonly eventBridge: EventBridgeClient;
  readonly sqs: SQSClient;
}

/**
 * Returns true if a notification matches the filter of a target. The rule is the same as that of the filter policies of subscriptions: a target that
 * names file types does not receive notifications about files of no type, but it receives failures that happened before the file type was known.
 */
export function matchesFilter({ outcomes, fileTypes }: DirectTarget, { outcome, fileType }: Announcement): boolean {
  const matchesFileType = fileTypes.length === 0 || (fileType === null ? outcome === 'FAILED' : fileTypes.includes(fileType));
  return matchesFileType && (outcomes.length === 0 || outcomes.includes(outcome));
}

/**
 * Sends a notification to one target. If the target does not accept it, it goes to the dead-letter queue, where an alarm sees it, as with a
 * subscription of SNS. The call then succeeds: a target that was deleted or denies access must not fail the file, or make the others receive the
 * notification again.
 *
 * @throws the error of SQS if the notification cannot be stored in the dead-letter queue either
 */
export async function deliverToTarget(clients: DirectClients, queueUrl: string, target: DirectTarget, announcement: Announcement): Promise<void> {
  const { kind, arn } = target;
  try {
    await (kind === 'topic' ? publishToTopic(clients.sns, arn, announcement) : putOnBus(clients.eventBridge, arn, announcement));
  } catch (error) {
    log('WARN', 'notification not delivered to target', { announcementId: announcement.announcementId, target: arn, error: String(error) });
    await storeUndelivered(clients.sqs, queueUrl, announcement, target, error);
  }
}

/** The error codes of an event that the bus may accept at another attempt. */
const TRANSIENT_ERRORS = ['InternalFailure', 'InternalException', 'ThrottlingException'];

const RETRY_DELAYS_MS = [200, 400, 800];

async function putOnBus(eventBridge: EventBridgeClient, busArn: string, announcement: Announcement): Promise<void> {
  let failure = await putEvent(eventBridge, busArn, announcement);
  // PutEvents succeeds even if the bus accepts no event, so the client does not retry it.
  for (const delay of RETRY_DELAYS_MS) {
    if (!failure || !TRANSIENT_ERRORS.includes(failure.ErrorCode ?? '')) break;
    await sleep(delay);
    failure = await putEvent(eventBridge, busArn, announcement);
  }
  if (failure) throw new Error(`event bus ${busArn} did not accept the event: ${failure.ErrorCode} ${failure.ErrorMessage}`);
}

/** Puts the event on the bus once, and returns the error of its entry, or undefined if the bus accepted it. */
async function putEvent(eventBridge: EventBridgeClient, busArn: string, announcement: Announcement): Promise<PutEventsResultEntry | undefined> {
  const { FailedEntryCount: failed = 0, Entries: [entry = {}] = [] } = await eventBridge.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: busArn,
          Source: ANNOUNCEMENT_EVENT.source,
          DetailType: ANNOUNCEMENT_EVENT.detailType,
          Detail: JSON.stringify(announcement),
          Resources: [announcement.execution],
        },
      ],
    }),
  );
  return failed > 0 ? entry : undefined;
}

/** Stores an undelivered notification in the dead-letter queue, with everything that is needed to send it again by hand. */
async function storeUndelivered(sqs: SQSClient, queueUrl: string, announcement: Announcement, { kind, arn }: DirectTarget, error: unknown): Promise<void> {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const undelivered: UndeliveredAnnouncement = {
    announcement,
    target: { kind, arn },
    error: { name, message: displayText(message, LIMITS.reasonMessageCharacters) },
  };
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(undelivered) }));
}
