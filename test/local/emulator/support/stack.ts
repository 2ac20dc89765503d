import { randomUUID } from 'node:crypto';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { createStack as createAnyStack, type StackEnd } from '../../../../local/emulator/create-stack';
import type { Emulator } from '../../../../local/emulator/emulator';

export type Template = Record<string, unknown>;

/** Creates a stack from a few resources and waits for its end, good or bad. */
export async function createStack(on: Emulator, resources: Template, outputs: Template = {}): Promise<StackEnd> {
  return createAnyStack(on, new CloudFormationClient(on.clientConfig), {
    StackName: `test-${randomUUID()}`,
    TemplateBody: JSON.stringify({
      Resources: resources,
      Outputs: Object.fromEntries(Object.entries(outputs).map(([name, Value]) => [name, { Value }])),
    }),
    Capabilities: ['CAPABILITY_IAM'],
  });
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

/** A function that may run for a minute, which also a loaded machine needs only for a part. */
export function nodeFunction(roleId: string, code: string, timeoutSeconds = 60): Template {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs22.x', Handler: 'index.handler', Timeout: timeoutSeconds, Code: { ZipFile: code }, Role: attribute(roleId, 'Arn'),
    },
  };
}

export function attribute(logicalId: string, name: string): Template {
  return { 'Fn::GetAtt': [logicalId, name] };
}

export function policy(...statements: Template[]): Template {
  return { Version: '2012-10-17', Statement: statements };
}
