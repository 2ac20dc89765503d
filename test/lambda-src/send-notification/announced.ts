import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetExecutionHistoryCommand, type HistoryEvent, SFNClient } from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import type { StatusChange, StatusChangeEvent } from '../../../lambda-src/shared/step-functions/status-change-event';
import type { Announcement, UndeliveredAnnouncement } from '../../../src/contract/announcement';
import type { AnnouncePayload } from '../../../src/contract/handler-payloads';
import type { WorkflowState } from '../../../src/contract/workflow-state';
import { STATE_MACHINE_ARN } from '../support/deployment';

export const EXECUTION_ARN = `${STATE_MACHINE_ARN.replace('stateMachine', 'execution')}:a-csv-123`;

export const SOURCE = { bucket: 'source-bucket', key: 'incoming/größe.csv', versionId: 'v1' };

export const PROCESSED: AnnouncePayload = {
  execution: 'a-csv-123',
  executionArn: EXECUTION_ARN,
  redriveCount: 0,
  startTime: '2024-01-01T00:00:00Z',
  source: SOURCE,
  validation: { valid: true, fileType: 'csv', size: 12, rows: 3 },
  publication: { outcome: 'PROCESSED', bucket: 'target-bucket', prefix: 'processed/csv/x/', files: 1, rowsIn: 3, rowsOut: 2 },
};

export const REJECTED: AnnouncePayload = {
  ...PROCESSED,
  validation: { valid: false, fileType: 'csv', size: 12, reason: { code: 'RAGGED_ROW', message: 'row 2 has 3 fields', line: 2, byteOffset: 4 } },
  publication: undefined,
  quarantine: { bucket: 'quarantine-bucket', key: 'csv/RAGGED_ROW/incoming/größe.csv' },
};

export function failed(detail: Partial<StatusChange> = {}): StatusChangeEvent {
  const change: StatusChange = {
    executionArn: EXECUTION_ARN,
    name: 'a-csv-123',
    status: 'FAILED',
    startDate: Date.UTC(2024, 0, 1),
    stopDate: Date.UTC(2024, 0, 1, 0, 1),
    input: JSON.stringify({ source: SOURCE }),
    redriveCount: 0,
    ...detail,
  };
  return { 'source': 'aws.states', 'detail-type': 'Step Functions Execution Status Change', 'detail': change } as StatusChangeEvent;
}

/** The services that a notification needs, and the calls that they received. */
export class Announced {
  public readonly sns = mockClient(SNSClient);
  public readonly eventBridge = mockClient(EventBridgeClient);
  public readonly sqs = mockClient(SQSClient);
  public readonly sfn = mockClient(SFNClient);
  public readonly written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  public readonly warned = jest.spyOn(console, 'warn').mockImplementation();

  constructor() {
    this.sns.on(PublishCommand).resolves({ MessageId: 'm' });
    this.eventBridge.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
    this.sqs.on(SendMessageCommand).resolves({ MessageId: 'm' });
    this.sfn.on(GetExecutionHistoryCommand).resolves({ events: [] });
  }

  restore(): void {
    [this.sns, this.eventBridge, this.sqs, this.sfn].forEach((mock) => mock.restore());
    this.written.mockRestore();
    this.warned.mockRestore();
  }

  published() {
    return this.sns.commandCalls(PublishCommand).map(({ args: [{ input }] }) => input);
  }

  /** Makes the history end in a state that has this input. */
  endIn(name: string, state: Partial<WorkflowState>, ended: Partial<HistoryEvent> = {}): void {
    const input = JSON.stringify({ source: SOURCE, ...state });
    const entered = { timestamp: undefined, type: 'TaskStateEntered' as const, id: 1, stateEnteredEventDetails: { name, input } };
    this.sfn.on(GetExecutionHistoryCommand).resolves({ events: [{ timestamp: undefined, type: 'ExecutionFailed', id: 9, ...ended }, entered] });
  }

  announcement(index = 0): Announcement {
    return JSON.parse(JSON.parse(this.published()[index].Message ?? '').default) as Announcement;
  }

  /** Returns the messages that were sent to a dead-letter queue, with the URL of the queue. */
  undelivered(): (UndeliveredAnnouncement & { queueUrl?: string })[] {
    return this.sqs.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => ({ queueUrl: input.QueueUrl, ...JSON.parse(input.MessageBody ?? '') }));
  }

  email(): string {
    return JSON.parse(this.published()[0].Message ?? '').email as string;
  }

  metrics() {
    return JSON.parse(String(this.written.mock.calls.at(-1)?.[0]));
  }
}
