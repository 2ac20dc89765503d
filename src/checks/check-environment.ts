import { Stack, Token, type ResourceEnvironment } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

interface Resource {
  readonly env: ResourceEnvironment;
}

/** Throws an error if a resource is known to be in another account or region, where events, keys and roles of the pipeline cannot be used. */
export function checkEnvironment(scope: Construct, name: string, resource: Resource): void {
  checkAccount(scope, name, resource);
  checkRegion(scope, name, resource);
}

/** Throws an error if a resource is known to be in another account. It is for resources that exist in all regions. */
export function checkAccount(scope: Construct, name: string, { env }: Resource): void {
  check('account', name, env.account, Stack.of(scope).account);
}

/** Throws an error if a resource is known to be in another region. It is for resources that may be in another account. */
export function checkRegion(scope: Construct, name: string, { env }: Resource): void {
  check('region', name, env.region, Stack.of(scope).region);
}

function check(kind: string, name: string, actual: string, expected: string): void {
  if (Token.isUnresolved(actual) || Token.isUnresolved(expected) || actual === expected) return;
  throw new Error(`${name} is in the ${kind} ${actual}, but the pipeline is in ${expected}: use one in the same ${kind}, or deploy the pipeline there`);
}
