import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FileProcessingPipeline, NotificationTarget } from '../../src';

export interface SynthesizedResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly Metadata?: Record<string, string>;
}

/** Returns the resources of a pipeline with one e-mail address and no other props, by logical id. */
export function synthesizeDefaultPipeline(): Record<string, SynthesizedResource> {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'readme-'));
  try {
    const stack = new Stack(new App({ outdir, context: { 'aws:cdk:disable-asset-staging': true, 'aws:cdk:enable-path-metadata': true } }), 'Stack');
    new FileProcessingPipeline(stack, 'Pipeline', { notificationTargets: [NotificationTarget.email('data-team@example.com')] });
    return Template.fromStack(stack).toJSON().Resources as Record<string, SynthesizedResource>;
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}
