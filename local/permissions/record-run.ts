import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { IAMClient } from '@aws-sdk/client-iam';
import { readableResource } from './readable-resource';
import { recordCalls } from './record-calls';
import { RECORDS_VARIABLE, type RecordedRun, type RecordedStatement } from './recorded-run';
import { attachedPolicies, readRolePolicies, type RolePolicy } from './role-policies';
import type { Deployment } from '../emulator/deploy';
import type { Emulator } from '../emulator/emulator';
import { findPipelinePath, type Constructs } from '../pipeline/pipeline-resources';

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
      if (role) await refuseAttached(iam, policy.roleName);
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

async function refuseAttached(iam: IAMClient, roleName: string): Promise<void> {
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
