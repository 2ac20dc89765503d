import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Assembly } from '../../../local/pipeline/synthesize-example';
import { FileProcessingPipeline, NotificationTarget, type FileProcessingPipelineProps } from '../../../src';

type Template = { readonly Resources: Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }> };

const STACK_NAME = 'EndToEnd';

/** A pipeline with a queue to tell, synthesized as an app would; `change` may spoil the template before it is deployed. */
export function synthesizePipeline(props: FileProcessingPipelineProps, change: (template: Template) => void = () => undefined): Assembly {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'end-to-end-'));
  const app = new App({ outdir: folder, analyticsReporting: false });
  const stack = new Stack(app, STACK_NAME);
  const announcements = new Queue(stack, 'Announcements');
  new FileProcessingPipeline(stack, 'Pipeline', { notificationTargets: [NotificationTarget.queue(announcements)], ...props });
  new CfnOutput(stack, 'AnnouncementsIn', { value: announcements.queueUrl });
  app.synth();

  const file = path.join(folder, `${STACK_NAME}.template.json`);
  const template = JSON.parse(fs.readFileSync(file, 'utf8')) as Template;
  change(template);
  fs.writeFileSync(file, JSON.stringify(template));
  return { folder, stackName: STACK_NAME };
}

interface Statement {
  readonly Sid?: string;
}

/** Takes one statement out of a role, as a slip of the pen would; gives the logical id of the role. */
export function removeStatement(template: Template, role: RegExp, sid: string): string {
  const [logicalId, found] = Object.entries(template.Resources).find(([id, { Type }]) => Type === 'AWS::IAM::Role' && role.test(id))!;
  const [{ PolicyDocument }] = found.Properties.Policies as [{ PolicyDocument: { Statement: Statement[] } }];
  const kept = PolicyDocument.Statement.filter(({ Sid }) => Sid !== sid);
  if (kept.length === PolicyDocument.Statement.length) throw new Error(`the role ${role} has no statement ${sid}`);
  PolicyDocument.Statement = kept;
  return logicalId;
}

/** The retries of the workflow take minutes to give up, which a test about the error need not wait for. */
export function retryOnce(template: Template): void {
  const [machine] = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine');
  const text = JSON.stringify(machine.Properties.DefinitionString);
  machine.Properties.DefinitionString = JSON.parse(text.replaceAll('\\"MaxAttempts\\":9', '\\"MaxAttempts\\":1'));
}
