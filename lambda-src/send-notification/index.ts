import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { composeFailedAnnouncement } from './announce-failed-execution';
import { composeEndedAnnouncement } from './compose-announcement';
import { publishAnnouncement } from './publish-announcement';
import { renderMetrics } from './render-metrics';
import { parseEnvironment, SEND_NOTIFICATION_ENVIRONMENT } from '../../src/contract/environment';
import type { AnnouncePayload } from '../../src/contract/handler-payloads';
import { API_CLIENT } from '../shared/sdk-clients';
import type { StatusChangeEvent } from '../shared/step-functions/status-change-event';

const { TOPIC_ARN, UNDELIVERED_QUEUE_URL, PIPELINE, DIRECT_TARGETS } = parseEnvironment(SEND_NOTIFICATION_ENVIRONMENT);
const clients = { sns: new SNSClient(API_CLIENT), eventBridge: new EventBridgeClient(API_CLIENT), sqs: new SQSClient(API_CLIENT) };
const recipients = { topicArn: TOPIC_ARN, targets: DIRECT_TARGETS, undeliveredQueueUrl: UNDELIVERED_QUEUE_URL };
const sfn = new SFNClient(API_CLIENT);

/**
 * Sends the notification about a file and writes its metrics. The workflow calls this for a file that was published, rejected or superseded. For an
 * execution that failed, timed out or was stopped, EventBridge calls it, because no state of that execution can.
 */
export async function handler(event: AnnouncePayload | StatusChangeEvent): Promise<void> {
  const announcement = 'detail' in event ? await composeFailedAnnouncement(sfn, PIPELINE, event.detail) : composeEndedAnnouncement(PIPELINE, event, new Date());
  await publishAnnouncement(clients, recipients, announcement);
  const { redriveCount } = 'detail' in event ? event.detail : event;
  // The runtime wraps everything that the console logs, and CloudWatch would find no metrics in that.
  process.stdout.write(`${renderMetrics(announcement, redriveCount)}\n`);
}
