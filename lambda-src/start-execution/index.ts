import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { decodeEvent, reasonToIgnore } from './decode-event';
import { parseEnvironment, START_EXECUTION_ENVIRONMENT } from '../../src/contract/environment';
import { executionName, identify, type ObservedObject } from '../../src/contract/object-identity';
import type { WorkflowState } from '../../src/contract/workflow-state';
import { log } from '../shared/lambda/log';
import { API_CLIENT } from '../shared/sdk-clients';

const { STATE_MACHINE_ARN, SOURCE_BUCKET, SOURCE_PREFIX } = parseEnvironment(START_EXECUTION_ENVIRONMENT);
const sfn = new SFNClient(API_CLIENT);

/** Starts an execution for each uploaded object of a batch. Only the records that failed are delivered again, and finally go to the dead-letter queue. */
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
      await startExecution(object);
    }
    return undefined;
  } catch (error) {
    // SQS learns only that the record failed. This entry is the only one that says why.
    log('WARN', 'record failed', { messageId: record.messageId, error: String(error) });
    return { itemIdentifier: record.messageId };
  }
}

/** Starts the execution of an uploaded object. If S3 sends the event twice, there is still only one execution, because its name is the same. */
async function startExecution(object: ObservedObject): Promise<void> {
  const source = identify(object);
  const name = executionName(source);
  const input: Pick<WorkflowState, 'source'> = { source };
  try {
    await sfn.send(new StartExecutionCommand({ stateMachineArn: STATE_MACHINE_ARN, name, input: JSON.stringify(input) }));
    log('INFO', 'execution started', { execution: name });
  } catch (error) {
    // An execution with this name was started before and has ended.
    if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error;
    log('INFO', 'execution already exists', { execution: name });
  }
}
