import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IRule } from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Creates an encrypted queue that keeps messages for 14 days, the longest time that SQS supports. */
export function createEncryptedQueue(scope: Construct, id: string, key: IKey, props: sqs.QueueProps = {}): sqs.IQueue {
  return new sqs.Queue(scope, id, {
    encryption: sqs.QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.DESTROY,
    ...props,
  });
}

/** Allows one rule of this account to send to a queue. */
export function allowRuleToSend(queue: sqs.IQueue, rule: IRule): void {
  queue.addToResourcePolicy(new iam.PolicyStatement({
    sid: `Rule${rule.node.addr.slice(-8)}`,
    principals: [new iam.ServicePrincipal('events.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    conditions: {
      ArnEquals: { 'aws:SourceArn': rule.ruleArn },
      StringEquals: { 'aws:SourceAccount': Stack.of(queue).account },
    },
  }));
}
