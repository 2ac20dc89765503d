import { DeleteMessageBatchCommand, Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Announcement } from '../../src/contract/announcement';

/** A queue that is a notification target. Messages are received and deleted, as its owner would do. */
export class AnnouncementQueue {
  private readonly byExecution = new Map<string, Announcement>();
  private readonly received = new Map<string, Announcement>();

  constructor(private readonly client: SQSClient, private readonly queueUrl: string) {}

  /** All notifications received so far, each once, in the order of arrival. */
  public get all(): Announcement[] {
    return [...this.received.values()];
  }

  /** Returns the last notification of an execution, by ARN. */
  public of(executionArn: string): Announcement | undefined {
    return this.byExecution.get(executionArn);
  }

  /** Receives all messages that are in the queue now. */
  public async receive(): Promise<void> {
    for (;;) {
      const { Messages: messages = [] } = await this.client.send(new ReceiveMessageCommand({ QueueUrl: this.queueUrl, MaxNumberOfMessages: 10 }));
      if (messages.length === 0) return;
      messages.forEach((message) => this.take(message));
      await this.client.send(new DeleteMessageBatchCommand({
        QueueUrl: this.queueUrl,
        Entries: messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
      }));
    }
  }

  private take(message: Message): void {
    const announcement = JSON.parse(message.Body ?? '') as Announcement;
    this.received.set(announcement.announcementId, announcement);
    this.byExecution.set(announcement.execution, announcement);
  }
}
