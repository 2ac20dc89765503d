import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Assembly } from '../../../local/pipeline/synthesize-example';
import { FileProcessingPipeline, NotificationTarget, type FileProcessingPipelineProps } from '../../../src';

type Template = { readonly Resources: Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }> };

const STACK_NAME = 'EndToEnd';

/** What else the stack is to hold, and the props that need it. */
export type PropsIn = (stack: Stack) => FileProcessingPipelineProps;

/** A pipeline with a queue to tell, synthesized as an app would; `change` may spoil the template before it is deployed. */
export function synthesizePipeline(propsIn: PropsIn, change: (template: Template) => void = () => undefined): Assembly {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'end-to-end-'));
  const app = new App({ outdir: folder, analyticsReporting: false });
  const stack = new Stack(app, STACK_NAME);
  const announcements = new Queue(stack, 'Announcements');
  const { notificationTargets = [], ...props } = propsIn(stack);
  new FileProcessingPipeline(stack, 'Pipeline', { notificationTargets: [NotificationTarget.queue(announcements), ...notificationTargets], ...props });
  new CfnOutput(stack, 'AnnouncementsIn', { value: announcements.queueUrl });
  app.synth();

  const file = path.join(folder, `${STACK_NAME}.template.json`);
  const template = JSON.parse(fs.readFileSync(file, 'utf8')) as Template;
  change(template);
  fs.writeFileSync(file, JSON.stringify(template));
  return { folder, stackName: STACK_NAME };
}

/** The retries of the workflow take minutes; with this change each comes within a second, and after so many the error is final. */
export function retryQuickly(attempts: number): (template: Template) => void {
  return (template) => changeDefinition(template, (text) => text
    .replace(/"(IntervalSeconds|MaxDelaySeconds)":\d+/g, '"$1":1')
    .replace(/"MaxAttempts":9\b/g, `"MaxAttempts":${attempts}`));
}

function changeDefinition(template: Template, change: (text: string) => string): void {
  const [machine] = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine');
  const { 'Fn::Join': [separator, pieces] } = machine.Properties.DefinitionString as { 'Fn::Join': [string, unknown[]] };
  const changed = pieces.map((piece) => (typeof piece === 'string' ? change(piece) : piece));
  if (changed.every((piece, index) => piece === pieces[index])) throw new Error('the definition has nothing to change: see what became of its retries');
  machine.Properties.DefinitionString = { 'Fn::Join': [separator, changed] };
}
