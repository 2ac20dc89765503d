import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IConstruct } from 'constructs';
import type { TargetHost } from './attach-target';
import type { NotificationTarget } from './notification-target';
import type { NotificationTargetOptions } from './notification-target-options';
import { renderEnvironment, SEND_NOTIFICATION_ENVIRONMENT, type DirectTarget } from '../contract/environment';
import { PipelineFunction } from '../functions/pipeline-function';
import type { LogSettings } from '../functions/pipeline-log-group';
import type { PipelineStorage } from '../storage/pipeline-storage';

interface NotifierProps {
  readonly storage: PipelineStorage;
  readonly logs: LogSettings;
  /** What announcements call the pipeline. */
  readonly pipeline: string;
  readonly targets: NotificationTarget[];
  /** For what a target refused, and for the events of failed executions that could not be handled. */
  readonly deadLetterQueue: IQueue;
}

/** Tells everyone what became of a file, and counts it. */
export class Notifier extends Construct implements TargetHost {
  public readonly topic: sns.ITopic;
  public readonly deadLetterQueue: IQueue;
  public readonly function: PipelineFunction;

  private readonly directTargets: DirectTarget[] = [];
  private readonly directStatements: iam.PolicyStatement[] = [];

  constructor(scope: Construct, id: string, { storage, logs, pipeline, targets, deadLetterQueue }: NotifierProps) {
    super(scope, id);
    this.topic = new sns.Topic(this, 'Topic', { displayName: 'File processing', enforceSSL: true, masterKey: storage.key });
    this.topic.addToResourcePolicy(this.allowAlarms());
    this.deadLetterQueue = deadLetterQueue;
    for (const target of targets) target._attach(this);
    this.function = new PipelineFunction(this, 'Function', {
      handler: 'send-notification',
      description: 'Announces what became of a file, and counts it',
      logs,
      environment: renderEnvironment(SEND_NOTIFICATION_ENVIRONMENT, {
        TOPIC_ARN: this.topic.topicArn,
        UNDELIVERED_QUEUE_URL: deadLetterQueue.queueUrl,
        PIPELINE: pipeline,
        DIRECT_TARGETS: Stack.of(this).toJsonString(this.directTargets),
      }),
      // Each endpoint that hangs takes most of a minute before the next is tried.
      timeout: Duration.minutes(5),
      statements: [
        new iam.PolicyStatement({ sid: 'Announce', actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
        storage.allowKey(),
        ...this.directStatements,
      ],
      // With it comes the right to send to it, which the function uses for direct targets, too.
      deadLetterQueue,
    });
  }

  public addDirectTarget({ node }: IConstruct, kind: DirectTarget['kind'], arn: string, options: NotificationTargetOptions, statements: iam.PolicyStatement[]): void {
    if (this.directTargets.some((target) => target.arn === arn)) {
      throw new Error(`${node.path} is given as a notification target twice: join the filters in one target`);
    }
    this.directTargets.push({ kind, arn, outcomes: options.outcomes ?? [], fileTypes: options.fileTypes ?? [] });
    this.directStatements.push(...statements);
  }

  /** The policy that asks for TLS takes the place of the one that lets the whole account publish, alarms among it. */
  private allowAlarms(): iam.PolicyStatement {
    const stack = Stack.of(this);
    const alarms = stack.formatArn({ service: 'cloudwatch', resource: 'alarm', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    return new iam.PolicyStatement({
      sid: 'Alarms',
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [this.topic.topicArn],
      conditions: { ArnLike: { 'aws:SourceArn': alarms }, StringEquals: { 'aws:SourceAccount': stack.account } },
    });
  }
}
