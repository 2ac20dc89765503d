import { Annotations, ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Announcer } from './announcer';

const SENDER = new iam.ServicePrincipal('sns.amazonaws.com');

/** Lets the topics of the announcer's stack send to a queue. */
export function allowTopicToSend(announcer: Announcer, queue: IQueue): void {
  const stack = Stack.of(announcer);
  // Not the topic's own ARN: a queue of another stack would then need ours, while ours needs the queue.
  const topics = stack.formatArn({ service: 'sns', resource: `${stack.stackName}-*`, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  const conditions = { ArnLike: { 'aws:SourceArn': topics }, StringEquals: { 'aws:SourceAccount': stack.account } };
  const send = new iam.PolicyStatement({ principals: [SENDER], actions: ['sqs:SendMessage'], resources: [queue.queueArn], conditions });
  if (!queue.addToResourcePolicy(send).statementAdded) {
    Annotations.of(announcer).addWarningV2('cdk-file-processing-pipeline:queuePolicyNotSet',
      `the policy of the queue ${queue.node.path} is not set here: unless it holds this statement, the queue is not told: ` +
      JSON.stringify(stack.resolve(send.toStatementJson())));
  }
  queue.encryptionMasterKey?.addToResourcePolicy(new iam.PolicyStatement({
    principals: [SENDER], actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'], conditions,
  }));
}
