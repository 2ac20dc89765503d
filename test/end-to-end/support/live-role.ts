import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import type { LocalPipeline } from '../../../local/pipeline/local-pipeline';

interface Statement {
  readonly Sid?: string;
  readonly Resource: string | string[];
}

type GiveBack = () => Promise<void>;

/** Takes a statement out of a role that is in use, as a slip of the pen would. */
export function takeStatement(pipeline: LocalPipeline, role: string, sid: string): Promise<GiveBack> {
  return changePolicy(pipeline, role, (statements) => statements.filter(({ Sid }) => Sid !== sid));
}

/** Takes one resource out of a statement. */
export function takeResource(pipeline: LocalPipeline, role: string, sid: string, resource: string): Promise<GiveBack> {
  return changePolicy(pipeline, role, (statements) => statements.map((statement) => {
    const resources = [statement.Resource].flat();
    const kept = resources.filter((arn) => arn.split(':').at(-1) !== resource);
    return statement.Sid === sid && kept.length < resources.length ? { ...statement, Resource: kept } : statement;
  }));
}

/** Denies the role what its own policy allows, as a policy of the whole organization would. */
export async function denyRole({ constructs, emulator }: LocalPipeline, role: string, action: string): Promise<void> {
  const statement = { Effect: 'Deny', Action: action, Resource: '*' };
  await new IAMClient(emulator.clientConfig).send(new PutRolePolicyCommand({
    RoleName: constructs.get(role), PolicyName: 'Organization', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  }));
}

async function changePolicy({ constructs, emulator }: LocalPipeline, role: string, change: (statements: Statement[]) => Statement[]): Promise<GiveBack> {
  const iam = new IAMClient(emulator.clientConfig);
  const RoleName = constructs.get(role);
  const { PolicyNames: [PolicyName] = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
  const document = JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: Statement[] };
  const put = async (Statement: Statement[]) => {
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: JSON.stringify({ ...document, Statement }) }));
  };
  const changed = change(document.Statement);
  if (JSON.stringify(changed) === JSON.stringify(document.Statement)) throw new Error(`the role ${role} has not what was to be taken from it`);
  await put(changed);
  return () => put(document.Statement);
}
