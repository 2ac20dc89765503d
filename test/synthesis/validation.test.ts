import * as fs from 'node:fs';
import * as path from 'node:path';
import { Annotations, Stack, type App } from 'aws-cdk-lib';
import { Annotations as AnnotationsOf, Match } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CONFIGURATION_NAMES, configure } from './configurations';
import { testApp } from '../helpers/synthesize';

const RULES = { '@aws-cdk/core:validateAgainstDefaultRules': true };

// The only test file that turns it on: its engine takes seconds to start, in each file.
beforeAll(() => {
  process.env.CDK_VALIDATION = 'true';
});

function violationsIn(app: App): { readonly ruleName: string; readonly severity: string }[] {
  const report = JSON.parse(fs.readFileSync(path.join(app.outdir, 'validation-report.json'), 'utf8'));
  return report.pluginReports.flatMap(({ violations }: { violations: unknown[] }) => violations);
}

it.each(CONFIGURATION_NAMES)('a pipeline with %s passes the rules that CloudFormation checks templates with, and warns of nothing', (name) => {
  const app = testApp(RULES);
  const pipeline = configure(app, name);
  expect(() => app.synth()).not.toThrow();
  expect(violationsIn(app)).toEqual([]);
  expect(AnnotationsOf.fromStack(Stack.of(pipeline)).findWarning('*', Match.anyValue())).toEqual([]);
});

describe('the check above', () => {
  it('fails when a template breaks a rule', () => {
    const app = testApp(RULES);
    new lambda.CfnFunction(new Stack(app, 'Stack'), 'Function', { code: {}, role: 'x', timeout: 9999 });
    expect(() => app.synth()).toThrow(/9999/);
    expect(violationsIn(app).map(({ severity }) => severity)).toContain('error');
  });

  it('fails when something is warned of', () => {
    const stack = new Stack(testApp(), 'Stack');
    new Topic(stack, 'Topic');
    Annotations.of(stack).addWarningV2('test:warning', 'a warning');
    expect(AnnotationsOf.fromStack(stack).findWarning('*', Match.anyValue())).toHaveLength(1);
  });
});
