import { Stack, type CfnResource } from 'aws-cdk-lib';
import { CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import type { WildcardStatement } from './residual-findings';

interface Statement {
  readonly Sid?: string;
  readonly Resource?: unknown;
}

/** Returns the resources with a wildcard that a statement of a role or policy names, in the notation of cdk-nag. */
export function wildcardResources(resource: CfnResource, { sid, resources }: WildcardStatement): string[] {
  const named = documents(resource).flatMap(({ Statement }) => Statement)
    .filter(({ Sid }) => Sid === sid)
    .flatMap(({ Resource }) => [Resource].flat().map(renderResource))
    .filter((name) => name.includes('*') && resources.test(name));
  return [...new Set(named)];
}

function documents(resource: CfnResource): { Statement: Statement[] }[] {
  const stack = Stack.of(resource);
  if (resource instanceof CfnPolicy) return [stack.resolve(resource.policyDocument)];
  if (!(resource instanceof CfnRole)) return [];
  return (stack.resolve(resource.policies) as { policyDocument: { Statement: Statement[] } }[]).map(({ policyDocument }) => policyDocument);
}

/** Returns a resource as text, with references in angle brackets. */
function renderResource(node: unknown): string {
  if (node === undefined) return '';
  if (typeof node === 'string') return node.replace(/\$\{/g, '<').replace(/\}/g, '>');
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute, 'Fn::ImportValue': imported, 'Ref': reference } = node as Record<string, unknown>;
  if (join) return (join as [string, unknown[]])[1].map(renderResource).join((join as [string])[0]);
  if (attribute) return `<${(attribute as unknown[]).map(renderResource).join('.')}>`;
  if (imported) return renderResource(imported);
  if (reference) return `<${renderResource(reference)}>`;
  return JSON.stringify(node);
}
