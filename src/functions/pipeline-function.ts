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

/** With 1,769 MB, a function has the power of one whole processor, which limits how fast it reads a file. */
export const WHOLE_PROCESSOR_MEMORY = 1769;

interface PipelineFunctionProps {
  /** The folder of the handler in lambda-src/. */
  readonly handler: string;
  readonly description: string;
  readonly logs: LogSettings;
  readonly environment: Record<string, string>;
  readonly timeout: Duration;
  /** The memory in MiB. Default: 256. */
  readonly memorySize?: number;
  /** Everything that the function may do, except for writing its logs. */
  readonly statements: iam.PolicyStatement[];
  /** Receives the events that the function could not process. Only functions that EventBridge invokes have one. */
  readonly deadLetterQueue?: IQueue;
}

/** The Lambda function of a prebundled handler, with its own role and log group. */
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
    // The policy is inline, so that the permissions exist before the function. A separate policy is attached some time after the role is created.
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

  /** The function as users see it. */
  public get handler(): PipelineHandler {
    return { function: this.fn, role: this.role, logGroup: this.logGroup };
  }
}
