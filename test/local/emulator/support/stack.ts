import { randomUUID } from 'node:crypto';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { until } from './until';
import type { Emulator } from '../../../../local/emulator/emulator';

export interface StackResult {
  readonly status: string;
  readonly outputs: Record<string, string>;
}

export type Template = Record<string, unknown>;

/** Creates a stack from a few resources and waits for its end, good or bad. */
export async function createStack(on: Emulator, resources: Template, outputs: Template = {}): Promise<StackResult> {
  const client = new CloudFormationClient(on.clientConfig);
  const StackName = `test-${randomUUID()}`;
  await client.send(new CreateStackCommand({
    StackName,
    TemplateBody: JSON.stringify({
      Resources: resources,
      Outputs: Object.fromEntries(Object.entries(outputs).map(([name, Value]) => [name, { Value }])),
    }),
    Capabilities: ['CAPABILITY_IAM'],
  }));
  const stack = await until(async () => {
    const found = (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
    return found?.StackStatus?.endsWith('_IN_PROGRESS') ? undefined : found;
  });
  return {
    status: stack.StackStatus ?? '',
    outputs: Object.fromEntries((stack.Outputs ?? []).map(output => [output.OutputKey, output.OutputValue])),
  };
}

export function role(service: string, statements: Template[]): Template {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }),
      ...(statements.length > 0 && { Policies: [{ PolicyName: 'policy', PolicyDocument: policy(...statements) }] }),
    },
  };
}

export function nodeFunction(roleId: string, code: string): Template {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs22.x', Handler: 'index.handler', Timeout: 3, Code: { ZipFile: code }, Role: attribute(roleId, 'Arn'),
    },
  };
}

export function attribute(logicalId: string, name: string): Template {
  return { 'Fn::GetAtt': [logicalId, name] };
}

export function policy(...statements: Template[]): Template {
  return { Version: '2012-10-17', Statement: statements };
}
