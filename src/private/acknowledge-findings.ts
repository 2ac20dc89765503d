import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { RESIDUAL_FINDINGS, type ResidualFinding, type WildcardStatement } from './residual-findings';
import { wildcardResources } from './wildcard-resources';
import type { FileProcessingPipeline } from '../file-processing-pipeline';

/** One finding, on the one resource it is about. */
export interface Acknowledged {
  readonly resource: CfnResource;
  readonly id: string;
  readonly finding: ResidualFinding;
}

/** Has the residual findings acknowledged, but for the rules that are left out. */
export function acknowledgeFindings(pipeline: FileProcessingPipeline, except: string[]): void {
  const rules = [...new Set(RESIDUAL_FINDINGS.map(({ rule }) => rule))];
  const unknown = except.find((rule) => !rules.includes(rule));
  if (unknown !== undefined) {
    throw new Error(`except names the rule "${unknown}", which is not among those that are acknowledged: give some of ${rules.join(', ')}`);
  }
  // Ids hold the names of resources, which are final only when the app has been prepared: a bucket of another stack is named by its export.
  pipeline.node.addValidation({
    validate: () => {
      for (const { resource, id, finding: { rule, reason } } of residualFindings(pipeline)) {
        if (!except.includes(rule)) Validations.of(resource).acknowledge({ id, reason });
      }
      return [];
    },
  });
}

/** What rules find in a pipeline as it is now. Ids are bare: older releases of the CDK take one with a plugin's name for the whole app. */
export function residualFindings(pipeline: FileProcessingPipeline): Acknowledged[] {
  const created = pipeline.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  return RESIDUAL_FINDINGS.flatMap((finding) => resourcesOf(finding, pipeline, created).flatMap((resource) =>
    suffixesOf(finding.statement, resource).flatMap((suffix) =>
      finding.packs.map((pack) => ({ resource, id: `${pack}-${finding.rule}${suffix}`, finding })))));
}

function resourcesOf({ constructs }: ResidualFinding, pipeline: FileProcessingPipeline, created: CfnResource[]): CfnResource[] {
  return constructs(pipeline).flatMap((construct: IConstruct) =>
    (construct === pipeline ? created.filter(hasPolicy) : created.filter((resource) => resource === construct.node.defaultChild)));
}

function suffixesOf(statement: WildcardStatement | undefined, resource: CfnResource): string[] {
  return statement ? wildcardResources(resource, statement).map((name) => `[Resource::${name}]`) : [''];
}

function hasPolicy(resource: CfnResource): boolean {
  return resource instanceof CfnPolicy || (resource instanceof CfnRole && Stack.of(resource).resolve(resource.policies) !== undefined);
}
