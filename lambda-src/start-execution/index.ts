import { SFNClient } from '@aws-sdk/client-sfn';
import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { decodeEvent } from './decode-event';
import { reasonToIgnore } from './reason-to-ignore';
import { startExecution } from './start';
import { parseEnvironment, START_EXECUTION_ENVIRONMENT } from '../../src/contract/environment';
import { API_CLIENT } from '../shared/client-settings';
import { log } from '../shared/log';

const { STATE_MACHINE_ARN, SOURCE_BUCKET, SOURCE_PREFIX } = parseEnvironment(START_EXECUTION_ENVIRONMENT);
const sfn = new SFNClient(API_CLIENT);

/** One failed record is delivered again, and at last to the dead-letter queue; its neighbours are done. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const results = await Promise.all(event.Records.map(startRecord));
  return { batchItemFailures: results.filter((failure) => failure !== undefined) };
}

async function startRecord(record: SQSRecord): Promise<SQSBatchItemFailure | undefined> {
  try {
    const object = decodeEvent(record.body);
    const ignored = reasonToIgnore(object, SOURCE_BUCKET, SOURCE_PREFIX);
    if (ignored) {
      log('INFO', 'object ignored', { reason: ignored, bucket: object.bucket, key: object.key });
    } else {
      await startExecution(sfn, STATE_MACHINE_ARN, object);
    }
    return undefined;
  } catch (error) {
    // The queue knows only that the record failed: why is said here or nowhere.
    log('WARN', 'record failed', { messageId: record.messageId, error: String(error) });
    return { itemIdentifier: record.messageId };
  }
}
