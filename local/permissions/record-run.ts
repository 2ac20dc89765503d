import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { IAMClient } from '@aws-sdk/client-iam';
import { RECORDS_VARIABLE, type RecordedRun, type RecordedStatement, type RecordedCall } from './recorded-run';
import { attachedPolicies, readRolePolicies, type RolePolicy } from './role-policies';
import type { Deployment } from '../emulator/deploy';
import type { Emulator, IamDecision } from '../emulator/emulator';
import { findPipelinePath, type Constructs } from '../pipeline/pipeline-resources';
import { principalName } from '../pipeline/role-calls';

interface Run {
  readonly emulator: Emulator;
  readonly deployment: Deployment;
  readonly constructs: Constructs;
  readonly deniesOnPurpose: boolean;
}

/** Records the permissions and calls of a run, if the environment names a folder for records. */
export async function recordRun({ emulator, deployment: { stackName }, constructs, deniesOnPurpose }: Run): Promise<void> {
  const folder = process.env[RECORDS_VARIABLE];
  if (!folder) return;
  const pipeline = `${findPipelinePath(constructs)}/`;
  const below = (constructPath: string) => constructPath.slice(pipeline.length);
  const ownConstructs = [...constructs].filter(([constructPath]) => constructPath.startsWith(pipeline));
  const readable = new Map([...constructs].map(([constructPath, id]) => [constructPath.startsWith(pipeline) ? below(constructPath) : constructPath, id]));

  const iam = new IAMClient(emulator.clientConfig);
  try {
    const names = new Map<string, string>();
    const statements: RecordedStatement[] = [];
    for (const policy of await readRolePolicies(iam)) {
      const role = ownConstructs.find(([, id]) => id === policy.roleName);
      // A policy that the pipeline attached to a role of the user is named after its construct.
      const given = ownConstructs.find(([constructPath]) => policy.policyName.startsWith(`${below(constructPath)}-`));
      const owner = role ?? given;
      if (!owner) continue;
      if (role) await checkNoAttachedPolicies(iam, policy.roleName);
      const name = below(owner[0]);
      names.set(policy.roleName, name);
      statements.push(...recordStatements(policy, name, role !== undefined, (arn) => readableResource(arn, stackName, readable)));
    }
    statements.sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
    const run: RecordedRun = { stack: stackName, deniesOnPurpose, statements, calls: recordCalls(await emulator.decisions(), names) };
    await fs.promises.writeFile(path.join(folder, `${randomUUID()}.json`), JSON.stringify(run));
  } finally {
    iam.destroy();
  }
}

async function checkNoAttachedPolicies(iam: IAMClient, roleName: string): Promise<void> {
  const attached = await attachedPolicies(iam, roleName);
  if (attached.length > 0) throw new Error(`The role ${roleName} has managed policies (${attached.join(', ')}), which are not measured: give it inline policies.`);
}

function recordStatements({ statements }: RolePolicy, role: string, isWholeRole: boolean, readable: (arn: string) => string): RecordedStatement[] {
  return statements.map(({ sid, actions, resources }) => (
    { role, isWholeRole, sid, actions, resources, readableResources: resources.map(readable).sort() }
  ));
}

function sortKey({ role, sid, actions }: RecordedStatement): string {
  return JSON.stringify([role, sid, actions]);
}

/**
 * Returns the calls of roles, and of services, which have no ARN. A repeated call is returned once.
 *
 * @param roles - the names for the record by names of roles; calls of other roles are left out
 */
export function recordCalls(decisions: readonly IamDecision[], roles: ReadonlyMap<string, string>): RecordedCall[] {
  const calls = new Map<string, RecordedCall>();
  for (const { principal, action, resource, decision } of decisions) {
    const name = principalName(principal);
    const role = roles.get(name) ?? (principal.startsWith('arn:') ? undefined : name);
    if (role === undefined) continue;
    const call = { role, action, resource, isAllowed: decision === 'Allow' };
    calls.set(JSON.stringify(call), call);
  }
  return [...calls.values()];
}

const TYPES = 'event-bus|log-group|key|function|stateMachine|execution|job';

/** Returns an ARN with construct paths instead of names, so that it is the same in each run. */
export function readableResource(arn: string, stackName: string, constructs: Constructs): string {
  const names = [...constructs].flatMap(([construct, id]) => [[id, construct], [id.split(/[/:]/).at(-1)!, construct]] as const);
  const longestFirst = names.filter(([name]) => name !== '').sort(([one], [other]) => other.length - one.length);
  let text = arn.replace(new RegExp(`^arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:(?:${TYPES})[:/])?`), '');
  for (const [name, construct] of longestFirst) text = text.replaceAll(name, `{${construct}}`);
  return text
    .replace(/^cdk-hnb659fds-assets-[^/]+/, '{assets}')
    .replace(/\b[0-9a-f]{64}\b/, '{hash}')
    .replaceAll(stackName, '{stack}');
}
