import { Stack } from 'aws-cdk-lib';
import type { IRule } from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** Lets one rule, of this account, send to a queue. */
export function allowEventsToSend(queue: IQueue, rule: IRule): void {
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
