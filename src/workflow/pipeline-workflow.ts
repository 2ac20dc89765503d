import { Names, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { renderDefinition, type DefinitionProps } from './definition';
import { PipelineLogGroup, type LogSettings } from '../functions/pipeline-log-group';

interface PipelineWorkflowProps extends DefinitionProps {
  readonly logs: LogSettings;
}

/** The state machine that processes one file per execution. */
export class PipelineWorkflow extends Construct {
  public readonly stateMachine: sfn.StateMachine;
  public readonly role: iam.IRole;
  public readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: PipelineWorkflowProps) {
    super(scope, id);
    const stack = Stack.of(this);
    // With this prefix, Step Functions needs no entry in the resource policy of CloudWatch Logs, which is limited to 5,120 characters for the account.
    this.logGroup = new PipelineLogGroup(this, 'Logs', props.logs,
      `/aws/vendedlogs/states/${stack.stackName}-${Names.uniqueResourceName(this, { maxLength: 80 })}`).logGroup;
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('states.amazonaws.com'),
      description: 'Invokes the Lambda functions of the pipeline',
      inlinePolicies: {
        Workflow: new iam.PolicyDocument({
          statements: [new iam.PolicyStatement({
            sid: 'Handlers',
            actions: ['lambda:InvokeFunction'],
            resources: Object.values(props.handlers).map((handler) => handler.function.functionArn),
          })],
        }),
      },
    });
    this.stateMachine = new sfn.StateMachine(this, 'Resource', {
      stateMachineType: sfn.StateMachineType.STANDARD,
      definitionBody: sfn.DefinitionBody.fromString(stack.toJsonString(renderDefinition(props))),
      role: this.role,
      // The log does not contain execution data, because a history can be read only for 90 days, but a log group may be kept longer.
      logs: { destination: this.logGroup, level: sfn.LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });
  }
}
