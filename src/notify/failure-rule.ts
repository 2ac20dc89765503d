import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { PipelineFunction } from '../functions/pipeline-function';
import { allowRuleToSend } from '../storage/encrypted-queue';

interface FailureRuleProps {
  readonly stateMachine: StateMachine;
  readonly stopJob: PipelineFunction;
  readonly sendNotification: PipelineFunction;
  readonly deadLetterQueue: IQueue;
}

/** Stops the run of an execution that ends without sending its notification, and sends the notification instead. */
export class FailureRule extends Construct {
  public readonly rule: events.IRule;

  constructor(scope: Construct, id: string, { stateMachine, stopJob, sendNotification, deadLetterQueue }: FailureRuleProps) {
    super(scope, id);
    const rule = new events.Rule(this, 'Resource', {
      description: 'Matches executions that failed, timed out or were aborted',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [stateMachine.stateMachineArn], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
    });
    for (const [name, { fn }] of Object.entries({ StopJob: stopJob, SendNotification: sendNotification })) {
      new CfnPermission(this, name, {
        action: 'lambda:InvokeFunction',
        functionName: fn.functionArn,
        principal: 'events.amazonaws.com',
        sourceArn: rule.ruleArn,
        sourceAccount: Stack.of(this).account,
      });
      rule.addTarget({
        bind: () => ({
          arn: fn.functionArn,
          deadLetterConfig: { arn: deadLetterQueue.queueArn },
          retryPolicy: { maximumEventAgeInSeconds: Duration.hours(24).toSeconds(), maximumRetryAttempts: 185 },
        }),
      });
    }
    this.rule = rule;
    allowRuleToSend(deadLetterQueue, rule);
    const stack = Stack.of(this);
    const executions = stack.formatArn({
      service: 'states', resource: 'execution', resourceName: `${stateMachine.stateMachineName}:*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    // This cannot be a part of the role: the state machine depends on the function and its role, so the role cannot depend on the state machine.
    new iam.Policy(this, 'History', {
      roles: [sendNotification.role],
      statements: [new iam.PolicyStatement({
        sid: 'History',
        actions: ['states:GetExecutionHistory'],
        resources: [executions],
      })],
    });
  }
}
