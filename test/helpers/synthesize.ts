import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, Stack, type StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FileProcessingPipeline, type FileProcessingPipelineProps, NotificationTarget } from '../../src';

export interface Synthesized {
  readonly stack: Stack;
  readonly pipeline: FileProcessingPipeline;
  readonly template: Template;
  readonly resources: Record<string, CloudFormationResource>;
}

export interface CloudFormationResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly [field: string]: unknown;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** Leaves out what no test reads: assets and stack traces take a third of the time of a synth. */
const LEFT_OUT = { 'aws:cdk:disable-asset-staging': true, 'aws:cdk:disable-creation-stack-traces': true };

/** An app that copies no assets, records no stack traces, and leaves nothing behind. */
export function testApp(context: Record<string, unknown> = {}): App {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'synth-'));
  folders.push(outdir);
  return new App({ outdir, analyticsReporting: false, treeMetadata: false, context: { ...LEFT_OUT, ...context } });
}

/** A pipeline in a stack, with somebody to tell. */
export function synthesize(
  props: FileProcessingPipelineProps | ((stack: Stack) => FileProcessingPipelineProps) = {},
  options: { readonly stack?: StackProps; readonly context?: Record<string, unknown> } = {},
): Synthesized {
  const stack = new Stack(testApp(options.context), 'Stack', options.stack);
  const pipeline = new FileProcessingPipeline(stack, 'Pipeline', {
    notificationTargets: [NotificationTarget.email('data-team@example.com')],
    ...(typeof props === 'function' ? props(stack) : props),
  });
  const template = Template.fromStack(stack);
  return { stack, pipeline, template, resources: template.toJSON().Resources };
}

/** A template with every intrinsic function turned into text, as a deployment would. */
export function resolved(value: unknown): string {
  return JSON.stringify(value, (_key, node) => (isIntrinsic(node) ? textOf(node) : node));
}

function isIntrinsic(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && Object.keys(node).length === 1 && /^(Ref|Fn::.*)$/.test(Object.keys(node)[0]);
}

export function textOf(node: unknown): string {
  if (typeof node === 'string') return node;
  if (!isIntrinsic(node)) return JSON.stringify(node);
  const [name, argument] = Object.entries(node)[0];
  switch (name) {
    case 'Ref': return argument === 'AWS::Partition' ? 'aws' : `<${argument}>`;
    case 'Fn::GetAtt': return `<${(argument as string[]).join('.')}>`;
    case 'Fn::Join': return ((argument as [string, unknown[]])[1]).map(textOf).join((argument as [string, unknown[]])[0]);
    default: return `<${JSON.stringify(argument)}>`;
  }
}
