import * as fs from 'node:fs';
import * as path from 'node:path';
import { Validations, type App } from 'aws-cdk-lib';
import { FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { RulePack } from '../../src/nag/residual-findings';
import { testApp } from '../helpers/synthesize';

const PACKS = {
  'AwsSolutions': AwsSolutionsChecks,
  'HIPAA.Security': HIPAASecurityChecks,
  'NIST.800.53.R5': NIST80053R5Checks,
  'PCI.DSS.321': PCIDSS321Checks,
} satisfies Record<RulePack, unknown>;

export const PACK_NAMES = Object.keys(PACKS) as RulePack[];

export interface Finding {
  /** Begins with the name of the pack. */
  readonly id: string;
  readonly path: string;
}

interface Report {
  readonly pluginReports: { readonly violations: { readonly ruleName: string; readonly violatingConstructs: { readonly constructPath: string }[] }[] }[];
}

/** An app whose synthesis goes on when something is found. */
export function inspectedApp(): App {
  return testApp({ [FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT]: false });
}

/** What the rule packs find in an inspectedApp, as its users would see it: in the report of the synthesis. */
export function findingsIn(app: App): Finding[] {
  Validations.of(app).addPlugins(...Object.values(PACKS).map((Pack) => new Pack(app)));
  app.synth();
  const { pluginReports } = JSON.parse(fs.readFileSync(path.join(app.outdir, 'validation-report.json'), 'utf8')) as Report;
  return pluginReports.flatMap(({ violations }) => violations).flatMap(({ ruleName, violatingConstructs }) =>
    violatingConstructs.map(({ constructPath }) => ({ id: ruleName, path: constructPath })));
}

export function below(construct: IConstruct, findings: Finding[]): Finding[] {
  return findings.filter((finding) => finding.path.startsWith(`${construct.node.path}/`));
}

/** Sorted, for comparison. */
export function asText(findings: Finding[]): string[] {
  return findings.map((finding) => `${finding.id} on ${finding.path}`).sort();
}
