import { GetRolePolicyCommand, IAMClient, paginateListAttachedRolePolicies, paginateListRolePolicies, paginateListRoles } from '@aws-sdk/client-iam';

export interface RolePolicy {
  readonly roleName: string;
  readonly policyName: string;
  readonly statements: PolicyStatement[];
}

export interface PolicyStatement {
  readonly sid: string;
  readonly actions: string[];
  readonly resources: string[];
}

interface StatementJson {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action?: string | string[];
  readonly Resource?: string | string[];
}

/** Returns the inline policies of all roles as IAM stores them, with names and ARNs resolved. */
export async function readRolePolicies(iam: IAMClient): Promise<RolePolicy[]> {
  const policies: RolePolicy[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, {})) {
    for (const { RoleName: roleName = '' } of Roles) policies.push(...await policiesOf(iam, roleName));
  }
  return policies;
}

/** Returns the names of the managed policies that are attached to a role. */
export async function attachedPolicies(iam: IAMClient, roleName: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { AttachedPolicies = [] } of paginateListAttachedRolePolicies({ client: iam }, { RoleName: roleName })) {
    names.push(...AttachedPolicies.map(({ PolicyName = '' }) => PolicyName));
  }
  return names;
}

async function policiesOf(iam: IAMClient, roleName: string): Promise<RolePolicy[]> {
  const policies: RolePolicy[] = [];
  for await (const { PolicyNames = [] } of paginateListRolePolicies({ client: iam }, { RoleName: roleName })) {
    for (const policyName of PolicyNames) {
      const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName: roleName, PolicyName: policyName }));
      const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: StatementJson[] };
      // A denying statement grants nothing.
      policies.push({ roleName, policyName, statements: Statement.filter(({ Effect }) => Effect === 'Allow').map(toStatement) });
    }
  }
  return policies;
}

function toStatement({ Sid = '', Action, Resource }: StatementJson): PolicyStatement {
  if (Action === undefined || Resource === undefined) {
    throw new Error(`The statement ${Sid || 'without an id'} has NotAction or NotResource, which cannot be measured: list the actions and resources.`);
  }
  return { sid: Sid, actions: [Action].flat(), resources: [Resource].flat() };
}
