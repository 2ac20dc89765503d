import { setTimeout as sleep } from 'node:timers/promises';
import { type EventBridgeClient, PutEventsCommand, type PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import type { SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { publishToTopic } from './publish-announcement';
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
 * Sends to one target as SNS sends to a subscription: what it refuses is kept in the dead-letter queue, where an alarm sees it. The call succeeds,
 * since a target that is gone or lets nobody in must not fail the file, nor have everyone else told again.
 *
 * @throws if the announcement could not be kept either
 */
export async function deliverToTarget(clients: DirectClients, queueUrl: string, target: DirectTarget, announcement: Announcement): Promise<void> {
  const { kind, arn } = target;
  try {
    await (kind === 'topic' ? publishToTopic(clients.sns, arn, announcement) : putOnBus(clients.eventBridge, arn, announcement));
  } catch (error) {
    log('WARN', 'target not told', { announcementId: announcement.announcementId, target: arn, error: String(error) });
    await keepUndelivered(clients.sqs, queueUrl, announcement, target, error);
  }
}

/**
 * Whether a target asked for such announcements; the same rule as that of the filter policies. Who names file types hears of no file that has none,
 * but of a failure that came before the type was known.
 */
export function matchesFilter({ outcomes, fileTypes }: DirectTarget, { outcome, fileType }: Announcement): boolean {
  const isType = fileTypes.length === 0 || (fileType === null ? outcome === 'FAILED' : fileTypes.includes(fileType));
  return isType && (outcomes.length === 0 || outcomes.includes(outcome));
}

/** Of an event that the bus did not take: errors that another attempt may mend. */
const TRANSIENT = ['InternalFailure', 'InternalException', 'ThrottlingException'];

/** Milliseconds before each further attempt. */
const DELAYS = [200, 400, 800];

export async function putOnBus(eventBridge: EventBridgeClient, busArn: string, announcement: Announcement): Promise<void> {
  let refusal = await put(eventBridge, busArn, announcement);
  // The call succeeds even if the bus took nothing, so the client, which repeats calls that fail, does not repeat this one.
  for (const delay of DELAYS) {
    if (!refusal || !TRANSIENT.includes(refusal.ErrorCode ?? '')) break;
    await sleep(delay);
    refusal = await put(eventBridge, busArn, announcement);
  }
  if (refusal) throw new Error(`event bus ${busArn} refused the event: ${refusal.ErrorCode} ${refusal.ErrorMessage}`);
}

/** What the bus has against the event, or undefined if it took it. */
async function put(eventBridge: EventBridgeClient, busArn: string, announcement: Announcement): Promise<PutEventsResultEntry | undefined> {
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
