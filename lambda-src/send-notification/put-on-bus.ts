import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { ANNOUNCEMENT_EVENT } from '../../src/contract/announcement';
import type { Announcement } from '../../src/contract/announcement';

export async function putOnBus(eventBridge: EventBridgeClient, busArn: string, announcement: Announcement): Promise<void> {
  const { FailedEntryCount: failed = 0, Entries: entries = [] } = await eventBridge.send(
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
  // The call succeeds even if the bus took nothing.
  if (failed > 0) {
    throw new Error(`event bus ${busArn} refused the event: ${entries[0]?.ErrorCode} ${entries[0]?.ErrorMessage}`);
  }
}
