import { Duration } from 'aws-cdk-lib';
import type { IRule } from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type IEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { IntakeQueue } from './intake-queue';
import { ObjectCreatedRule } from './object-created-rule';
import { renderEnvironment, START_EXECUTION_ENVIRONMENT } from '../contract/environment';
import { PipelineFunction } from '../functions/pipeline-function';
import type { LogSettings } from '../functions/pipeline-log-group';
import type { PipelineStorage } from '../storage/pipeline-storage';

/** AWS recommends a visibility timeout of six times the timeout of the function. */
const FUNCTION_TIMEOUT = Duration.seconds(30);
const VISIBILITY_TIMEOUT = Duration.seconds(180);

interface IntakeProps {
  readonly storage: PipelineStorage;
  readonly logs: LogSettings;
  readonly sourcePrefix: string;
  readonly stateMachine: IStateMachine;
}

/** Starts one execution for every object that is created below the source prefix. */
export class Intake extends Construct {
  public readonly queue: IntakeQueue;
  public readonly function: PipelineFunction;
  public readonly rule: IRule;
  public readonly consumer: IEventSourceMapping;

  constructor(scope: Construct, id: string, { storage, logs, sourcePrefix, stateMachine }: IntakeProps) {
    super(scope, id);
    this.queue = new IntakeQueue(this, 'Queue', { key: storage.key, visibilityTimeout: VISIBILITY_TIMEOUT });
    this.rule = new ObjectCreatedRule(this, 'Rule', { bucket: storage.source, prefix: sourcePrefix, queue: this.queue }).rule;
    this.function = new PipelineFunction(this, 'Function', {
      handler: 'start-execution',
      description: 'Starts one execution for each object that is created',
      logs,
      environment: renderEnvironment(START_EXECUTION_ENVIRONMENT, {
        STATE_MACHINE_ARN: stateMachine.stateMachineArn,
        SOURCE_BUCKET: storage.source.bucketName,
        SOURCE_PREFIX: sourcePrefix,
      }),
      timeout: FUNCTION_TIMEOUT,
      statements: [
        new iam.PolicyStatement({ sid: 'Start', actions: ['states:StartExecution'], resources: [stateMachine.stateMachineArn] }),
        new iam.PolicyStatement({
          sid: 'Consume',
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          resources: [this.queue.queue.queueArn],
        }),
        new iam.PolicyStatement({ sid: 'Key', actions: ['kms:Decrypt'], resources: [storage.key.keyArn] }),
      ],
    });
    this.consumer = new EventSourceMapping(this, 'Consumer', {
      eventSourceArn: this.queue.queue.queueArn,
      target: this.function.fn,
      batchSize: 10,
      // In a burst, events wait in the queue, so that StartExecution is not throttled.
      maxConcurrency: 5,
      reportBatchItemFailures: true,
    });
  }
}
