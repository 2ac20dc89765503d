import * as path from 'node:path';
import type { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { PipelineHandler } from './pipeline-handlers';
import { PipelineLogGroup, type LogSettings } from './pipeline-log-group';

const HANDLERS = path.join(__dirname, '..', '..', 'assets', 'lambda-src');

/** 1,769 MB is where a function gets a whole processor: what reads a file is bound by it. */
export const WHOLE_PROCESSOR_MEMORY = 1769;

interface PipelineFunctionProps {
  /** The folder of the handler below lambda-src/. */
  readonly handler: string;
  readonly description: string;
  readonly logs: LogSettings;
  readonly environment: Record<string, string>;
  readonly timeout: Duration;
  /** MiB. Default: 256. */
  readonly memorySize?: number;
  /** All that the function may do, but for its own logs. */
  readonly statements: iam.PolicyStatement[];
  /** Where an event goes that the function failed on; only for functions that EventBridge invokes. */
  readonly deadLetterQueue?: IQueue;
}

/** A prebundled handler with a role and a log group of its own. */
export class PipelineFunction extends Construct {
  public readonly fn: lambda.IFunction;
  public readonly role: iam.IRole;
  public readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);
    this.logGroup = new PipelineLogGroup(this, 'Logs', props.logs).logGroup;
    const logs = new iam.PolicyStatement({
      sid: 'Logs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.logGroup.logGroupArn],
    });
    // Inline, so that the permissions are there before the function is: a policy of its own is attached some time after the role.
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      description: props.description,
      inlinePolicies: { Function: new iam.PolicyDocument({ statements: [logs, ...props.statements] }) },
    });
    this.fn = new lambda.Function(this, 'Resource', {
      code: lambda.Code.fromAsset(path.join(HANDLERS, props.handler)),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      description: props.description,
      environment: props.environment,
      timeout: props.timeout,
      memorySize: props.memorySize ?? 256,
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      deadLetterQueue: props.deadLetterQueue,
    });
  }

  /** As users see it. */
  public get handler(): PipelineHandler {
    return { function: this.fn, role: this.role, logGroup: this.logGroup };
  }
}
