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
  /** The name of the pipeline in notifications. */
  readonly pipeline: string;
  readonly targets: NotificationTarget[];
  /** Receives notifications that a target refused, and events of failed executions that could not be handled. */
  readonly deadLetterQueue: IQueue;
}

/** Notifies all targets of the outcome of each file, and counts the file in the metrics. */
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
      description: 'Notifies the targets of the outcome of a file, and counts the file in the metrics',
      logs,
      environment: renderEnvironment(SEND_NOTIFICATION_ENVIRONMENT, {
        TOPIC_ARN: this.topic.topicArn,
        UNDELIVERED_QUEUE_URL: deadLetterQueue.queueUrl,
        PIPELINE: pipeline,
        DIRECT_TARGETS: Stack.of(this).toJsonString(this.directTargets),
      }),
      // An endpoint that does not answer takes most of a minute before the function continues with the next.
      timeout: Duration.minutes(5),
      statements: [
        new iam.PolicyStatement({ sid: 'Announce', actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
        storage.allowOwnKey(),
        ...this.directStatements,
      ],
      // The CDK also allows the function to send to this queue, which it does when a direct target refuses a notification.
      deadLetterQueue,
    });
  }

  public addDirectTarget({ node }: IConstruct, kind: DirectTarget['kind'], arn: string, options: NotificationTargetOptions, statements: iam.PolicyStatement[]): void {
    if (this.directTargets.some((target) => target.arn === arn)) {
      throw new Error(`notificationTargets contains ${node.path} twice: merge the filters into one target`);
    }
    this.directTargets.push({ kind, arn, outcomes: options.outcomes ?? [], fileTypes: options.fileTypes ?? [] });
    this.directStatements.push(...statements);
  }

  /** Allows the alarms of the account to publish. The policy that requires TLS replaces the default one, which allows the whole account to publish. */
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
