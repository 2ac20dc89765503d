import { Annotations, ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { QueueEncryption, type IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Announcer } from './announcer';

const SENDER = new iam.ServicePrincipal('sns.amazonaws.com');

/** Lets the topics of the announcer's stack send to a queue, and warns of what is not ours to set. */
export function allowTopicToSend(announcer: Announcer, queue: IQueue): void {
  const stack = Stack.of(announcer);
  // Not the topic's own ARN: a queue of another stack would then need ours, while ours needs the queue. A nested stack's name begins with its parent's.
  const topics = stack.formatArn({ service: 'sns', resource: `${outermost(stack).stackName}-*`, arnFormat: ArnFormat.NO_RESOURCE_NAME });
  const conditions = { ArnLike: { 'aws:SourceArn': topics }, StringEquals: { 'aws:SourceAccount': stack.account } };
  const warn = (id: string, what: string, statement: iam.PolicyStatement) => Annotations.of(announcer).addWarningV2(
    `cdk-file-processing-pipeline:${id}`,
    `${what} of the queue ${queue.node.path} is not set here: unless it holds this statement, the queue is not told: ` +
    JSON.stringify(stack.resolve(statement.toStatementJson())));

  const send = new iam.PolicyStatement({ principals: [SENDER], actions: ['sqs:SendMessage'], resources: [queue.queueArn], conditions });
  if (!queue.addToResourcePolicy(send).statementAdded) warn('queuePolicyNotSet', 'the policy', send);

  const encrypt = new iam.PolicyStatement({ principals: [SENDER], actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'], conditions });
  if (queue.encryptionMasterKey?.addToResourcePolicy(encrypt).statementAdded === false) warn('keyPolicyNotSet', 'the policy of the key', encrypt);
  if (queue.encryptionType === QueueEncryption.KMS_MANAGED) {
    warn('keyPolicyNotSet', 'the policy of the key, which AWS manages and nobody can change (give the queue a key of yours),', encrypt);
  }
}

function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}
