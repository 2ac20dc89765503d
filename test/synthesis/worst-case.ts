import type { CloudFormationResource } from '../helpers/synthesize';

type Resources = Record<string, CloudFormationResource>;

const PSEUDO_PARAMETERS: Record<string, string> = {
  'AWS::AccountId': '123456789012',
  'AWS::Partition': 'aws-us-gov',
  'AWS::Region': 'ap-southeast-2',
  'AWS::StackName': 'S'.repeat(128),
  'AWS::URLSuffix': 'amazonaws.com.cn',
};

const arn = (service: string, name: string) => `arn:aws-us-gov:${service}:ap-southeast-2:123456789012:${name}`;

/** What a deployment would put for a reference, as long as the service allows; CloudFormation cuts the generated names of jobs at 40 characters. */
const LONGEST: Record<string, (logicalId: string) => Record<string, string>> = {
  'AWS::Events::EventBus': () => ({ Arn: arn('events', `event-bus/${'n'.repeat(256)}`) }),
  'AWS::Glue::Job': () => ({ Ref: 'n'.repeat(40) }),
  'AWS::KMS::Key': () => ({ Arn: arn('kms', 'key/01234567-89ab-cdef-0123-456789abcdef') }),
  'AWS::Lambda::Function': () => ({ Arn: arn('lambda', `function:${'n'.repeat(64)}`) }),
  'AWS::Logs::LogGroup': () => ({ Arn: arn('logs', `log-group:${'n'.repeat(512)}:*`) }),
  'AWS::S3::Bucket': () => ({ Arn: `arn:aws-us-gov:s3:::${'n'.repeat(63)}`, Ref: 'n'.repeat(63) }),
  'AWS::SNS::Topic': () => ({ Ref: arn('sns', 'n'.repeat(256)) }),
  'AWS::SQS::Queue': () => ({ Arn: arn('sqs', 'n'.repeat(80)) }),
  'AWS::StepFunctions::StateMachine': () => ({ Ref: arn('states', `stateMachine:${'n'.repeat(80)}`), Name: 'n'.repeat(80) }),
};

/** A part of a template with every reference as long as it can get. */
export function atWorst(node: unknown, resources: Resources): unknown {
  if (Array.isArray(node)) return node.map((element) => atWorst(element, resources));
  if (typeof node !== 'object' || node === null) return node;
  const [[name, argument]] = [...Object.entries(node), ['', undefined]];
  switch (name) {
    case 'Ref': return PSEUDO_PARAMETERS[argument as string] ?? longest(resources, argument as string, 'Ref');
    case 'Fn::GetAtt': return longest(resources, ...(argument as [string, string]));
    case 'Fn::Sub': return String(argument).replace(/\$\{([^}]+)\}/g, (_match, parameter: string) => PSEUDO_PARAMETERS[parameter] ?? unknown(parameter));
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map((part) => atWorst(part, resources)).join(separator);
    }
    default: return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, atWorst(value, resources)]));
  }
}

/** The characters that IAM counts against its 10,240 for the inline policies of a role, by the logical id of the role. */
export function inlinePolicySizes(resources: Resources): Record<string, number> {
  const entries = Object.entries(resources);
  const sizes: Record<string, number> = {};
  const add = (role: string, documents: unknown[]) => {
    const characters = documents.map((document) => JSON.stringify(atWorst(document, resources)).replace(/\s/g, '').length);
    sizes[role] = characters.reduce((sum, size) => sum + size, sizes[role] ?? 0);
  };
  for (const [id, { Properties: { Policies } }] of entries.filter(([, { Type }]) => Type === 'AWS::IAM::Role')) {
    add(id, ((Policies ?? []) as { PolicyDocument: unknown }[]).map(({ PolicyDocument }) => PolicyDocument));
  }
  for (const [, { Properties: { PolicyDocument, Roles } }] of entries.filter(([, { Type }]) => Type === 'AWS::IAM::Policy')) {
    for (const { Ref } of Roles as { Ref: string }[]) add(Ref, [PolicyDocument]);
  }
  return sizes;
}

function longest(resources: Resources, logicalId: string, attribute: string): string {
  const { Type } = resources[logicalId];
  return LONGEST[Type]?.(logicalId)[attribute] ?? unknown(`${attribute} of ${Type}`);
}

function unknown(what: string): never {
  throw new Error(`the greatest length of ${what} is not known here: add it`);
}
