import { Aws, Fn } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * Gives a role statements by a policy of the scope's own stack. A grant on the role itself would lie in the role's stack, which would then need
 * ours, while ours may need what the role is for.
 */
export function grantBeside(scope: Construct, id: string, role: iam.IRole, statements: iam.PolicyStatement[]): iam.Grant {
  // A role is the same in all regions, and may serve several deployments: each needs a name of its own for its policy.
  const deployment = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  const policy = new iam.Policy(scope, id, { policyName: `${id}-${scope.node.addr.slice(-8)}-${deployment}`, statements });
  role.attachInlinePolicy(policy);
  return iam.Grant.addToPrincipal({
    grantee: { grantPrincipal: allowedBy(policy, role) },
    actions: statements.flatMap(({ actions }) => actions),
    resourceArns: statements.flatMap(({ resources }) => resources),
  });
}

/** A principal whose policy holds the statements already. */
function allowedBy(policy: iam.Policy, { assumeRoleAction, policyFragment }: iam.IRole): iam.IPrincipal {
  const principal: iam.IPrincipal = {
    assumeRoleAction,
    policyFragment,
    get grantPrincipal() { return principal; },
    addToPrincipalPolicy: () => ({ statementAdded: true, policyDependable: policy }),
  };
  return principal;
}
