import type { CloudFormationResource } from './synthesize';

export const ofType = (resources: Record<string, CloudFormationResource>, type: string) => Object.values(resources).filter(({ Type }) => Type === type);

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Principal?: unknown;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

/** What roles and their policies allow. */
export const identityStatements = (resources: Record<string, CloudFormationResource>): Statement[] =>
  [...ofType(resources, 'AWS::IAM::Role').flatMap(({ Properties }) => (Properties.Policies ?? []) as { PolicyDocument: { Statement: Statement[] } }[]),
    ...ofType(resources, 'AWS::IAM::Policy').map(({ Properties }) => Properties as unknown as { PolicyDocument: { Statement: Statement[] } })]
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

export const actionsOf = ({ Action }: Statement) => [Action].flat();
