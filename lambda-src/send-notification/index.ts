import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { announceEnded } from './announce-ended';
import { announceFailed } from './announce-failed';
import { publishAnnouncement } from './publish-announcement';
import { renderMetrics } from './render-metrics';
import { parseEnvironment, SEND_NOTIFICATION_ENVIRONMENT } from '../../src/contract/environment';
import type { AnnouncePayload } from '../../src/contract/handler-payloads';
import { API_CLIENT } from '../shared/client-settings';
import type { StatusChangeEvent } from '../shared/status-change-event';

const { TOPIC_ARN, PIPELINE, DIRECT_TARGETS } = parseEnvironment(SEND_NOTIFICATION_ENVIRONMENT);
const sns = new SNSClient(API_CLIENT);
const eventBridge = new EventBridgeClient(API_CLIENT);
const sfn = new SFNClient(API_CLIENT);

/** Announces a file whose workflow came to an end, or the failure of an execution, which no state of its own can tell of. */
export async function handler(event: AnnouncePayload | StatusChangeEvent): Promise<void> {
  const announcement = 'detail' in event ? await announceFailed(sfn, PIPELINE, event.detail) : announceEnded(PIPELINE, event, new Date());
  await publishAnnouncement({ sns, eventBridge }, TOPIC_ARN, DIRECT_TARGETS, announcement);
  const { redriveCount } = 'detail' in event ? event.detail : event;
  // Not by the console: the runtime wraps what it logs, and CloudWatch would find no metrics in it.
  process.stdout.write(`${renderMetrics(announcement, redriveCount)}\n`);
}
