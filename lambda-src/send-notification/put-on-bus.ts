import { setTimeout as sleep } from 'node:timers/promises';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EventBridgeClient, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { ANNOUNCEMENT_EVENT } from '../../src/contract/announcement';
import type { Announcement } from '../../src/contract/announcement';

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
