import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import type { AcknowledgeFindingsOptions } from './acknowledge-findings-options';
import { RESIDUAL_FINDINGS, type InspectedPipeline, type ResidualFinding, type WildcardStatement } from './residual-findings';
import { wildcardResources } from './wildcard-resources';

/** A finding on the one resource that it concerns, with the id that the rule pack gives it. */
interface FindingOnResource {
  readonly resource: CfnResource;
  readonly id: string;
  readonly finding: ResidualFinding;
}

/** Acknowledges the residual findings, each on its resource and with its reason. */
export function acknowledgeFindings(pipeline: InspectedPipeline, { excludedRules = [] }: AcknowledgeFindingsOptions = {}): void {
  const rules = [...new Set(RESIDUAL_FINDINGS.map(({ rule }) => rule))];
  const unknown = excludedRules.find((rule) => !rules.includes(rule));
  if (unknown !== undefined) {
    throw new Error(`excludedRules contains "${unknown}", which is not a rule that the pipeline acknowledges: use rules from ${rules.join(', ')}`);
  }
  // The ids contain the names of resources, which are final only after the app is prepared: a bucket of another stack is named by its export.
  pipeline.node.addValidation({
    validate: () => {
      for (const { resource, id, finding: { rule, reason } } of residualFindings(pipeline)) {
        if (!excludedRules.includes(rule)) Validations.of(resource).acknowledge({ id, reason });
      }
      return [];
    },
  });
}

/**
 * Returns the residual findings of a pipeline in its current state. The ids do not contain the name of the plugin, because older releases of the CDK apply
 * such an id to the whole app.
 */
export function residualFindings(pipeline: InspectedPipeline): FindingOnResource[] {
  const created = pipeline.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  return RESIDUAL_FINDINGS.flatMap((finding) => resourcesOf(finding, pipeline, created).flatMap((resource) =>
    suffixesOf(finding.statement, resource).flatMap((suffix) =>
      finding.packs.map((pack) => ({ resource, id: `${pack}-${finding.rule}${suffix}`, finding })))));
}

function resourcesOf({ on, statement }: ResidualFinding, pipeline: InspectedPipeline, created: CfnResource[]): CfnResource[] {
  if (on === 'every policy') return created.filter(hasPolicy);
  const constructs = on(pipeline);
  if (statement) return created.filter((resource) => hasPolicy(resource) && constructs.some((construct) => resource.node.scopes.includes(construct)));
  return created.filter((resource) => constructs.some(({ node }) => node.defaultChild === resource));
}

function suffixesOf(statement: WildcardStatement | undefined, resource: CfnResource): string[] {
  return statement ? wildcardResources(resource, statement).map((name) => `[Resource::${name}]`) : [''];
}

function hasPolicy(resource: CfnResource): boolean {
  return resource instanceof CfnPolicy || (resource instanceof CfnRole && Stack.of(resource).resolve(resource.policies) !== undefined);
}
