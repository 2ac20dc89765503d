import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FileProcessingPipeline, NotificationTarget } from '../src';
import { REASON_CODES } from '../src/contract/reason-codes';

/** Writes the tables of README that come from the code. */

const README = path.join(__dirname, '..', 'README.md');

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function reasonCodes(): string {
  return table(['code', 'meaning'], Object.entries(REASON_CODES).map(([code, meaning]) => [code, meaning]));
}

function resources(): string {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'readme-'));
  try {
    const stack = new Stack(new App({ outdir, context: { 'aws:cdk:disable-asset-staging': true, 'aws:cdk:enable-path-metadata': true } }), 'Stack');
    new FileProcessingPipeline(stack, 'Pipeline', { notificationTargets: [NotificationTarget.email('data-team@example.com')] });
    const created = Object.values(Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string; Metadata?: Record<string, string> }>);
    const stages = new Map<string, Map<string, number>>();
    for (const { Type, Metadata } of created) {
      const stage = Metadata?.['aws:cdk:path'].split('/')[2] ?? '';
      const types = stages.get(stage) ?? new Map<string, number>();
      stages.set(stage, types.set(Type, (types.get(Type) ?? 0) + 1));
    }
    const rows = [...stages].map(([stage, types]) =>
      [stage, [...types].map(([type, count]) => `${count} ${type.replace('AWS::', '').replace('::', ' ')}`).join(', ')]);
    return `${created.length} resources for the defaults and one e-mail address:\n\n${table(['below', 'resources'], rows)}`;
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

function insert(text: string, name: string, content: string): string {
  const pattern = new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(<!-- end -->)`);
  if (!pattern.test(text)) throw new Error(`README.md has no place for the generated ${name}: add "<!-- generated: ${name} -->" and "<!-- end -->"`);
  return text.replace(pattern, (_match, begin: string, end: string) => `${begin}${content}\n${end}`);
}

const before = fs.readFileSync(README, 'utf8');
const after = insert(insert(before, 'reason codes', reasonCodes()), 'resources', resources());
fs.writeFileSync(README, after);
