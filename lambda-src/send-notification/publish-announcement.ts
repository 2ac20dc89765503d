import { setTimeout as sleep } from 'node:timers/promises';
import { type EventBridgeClient, PutEventsCommand, type PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { renderEmail, renderSubject } from './render-email';
import { fileTypeLabel } from './render-metrics';
import { displayText } from '../../content/text/printable-text';
import { type Announcement, ANNOUNCEMENT_ATTRIBUTES, ANNOUNCEMENT_EVENT, type UndeliveredAnnouncement } from '../../src/contract/announcement';
import type { DirectTarget } from '../../src/contract/environment';
import { LIMITS } from '../../src/contract/limits';
import { log } from '../shared/lambda/log';

interface Clients {
  readonly sns: SNSClient;
  readonly eventBridge: EventBridgeClient;
  readonly sqs: SQSClient;
}

interface Recipients {
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
export async function publishAnnouncement(clients: Clients, recipients: Recipients, announcement: Announcement): Promise<void> {
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

/** Publishes a notification to an SNS topic: as text to e-mail subscriptions and as JSON to all others, with attributes for filter policies. */
async function publishToTopic(sns: SNSClient, topicArn: string, announcement: Announcement): Promise<void> {
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

/**
 * Returns true if a notification matches the filter of a target. The rule is the same as that of the filter policies of subscriptions: a target that
 * names file types does not receive notifications about files of no type, but it receives failures that happened before the file type was known.
 */
function matchesFilter({ outcomes, fileTypes }: DirectTarget, { outcome, fileType }: Announcement): boolean {
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
async function deliverToTarget(clients: Clients, queueUrl: string, target: DirectTarget, announcement: Announcement): Promise<void> {
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
