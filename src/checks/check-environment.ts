import { Stack, Token, type ResourceEnvironment } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

interface Placed {
  readonly env: ResourceEnvironment;
}

/** Refuses what is known to lie in another account or region: events, keys and roles of the pipeline do not reach there. */
export function checkEnvironment(scope: Construct, what: string, resource: Placed): void {
  checkAccount(scope, what, resource);
  checkRegion(scope, what, resource);
}

/** Refuses what is of no region, but may be of another account. */
export function checkAccount(scope: Construct, what: string, { env }: Placed): void {
  check('account', what, env.account, Stack.of(scope).account);
}

/** Refuses what may lie in another account, but not in another region. */
export function checkRegion(scope: Construct, what: string, { env }: Placed): void {
  check('region', what, env.region, Stack.of(scope).region);
}

function check(kind: string, what: string, theirs: string, ours: string): void {
  if (Token.isUnresolved(theirs) || Token.isUnresolved(ours) || theirs === ours) return;
  throw new Error(`${what} lies in the ${kind} ${theirs}, the pipeline in ${ours}: give one of the same ${kind}, or deploy the pipeline there`);
}
