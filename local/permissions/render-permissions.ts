import { reasonFor } from './explain-unused';
import type { Permission } from './measure';
import type { UnusedReason } from './unused-reasons';

const INTRODUCTION = `# Permissions

This page lists the permissions of each role of a pipeline, and shows which of them are used. \`npm test\` writes it from the calls that the roles made in all end-to-end
runs, in which the emulator checked every call against the deployed policies. No call was denied. An unused permission has a reason; \`npm test\` fails if a reason is
missing or no longer true.

A name in braces is a construct below the pipeline, or of the app; \`*\` in it stands for the name of a file type, or for the id of a role that was passed to
\`grantProcessing()\`. A statement without a name comes from the CDK or from a notification target.
`;

interface Line {
  readonly sid: string;
  readonly actions: string[];
  readonly resources: readonly string[];
  readonly use: string;
}

export function renderPermissions(permissions: readonly Permission[], reasons: readonly UnusedReason[]): string {
  const roles = [...new Set(permissions.map(({ role }) => role))];
  const sections = roles.map((role) => renderRole(role, permissions.filter((permission) => permission.role === role), reasons));
  return [INTRODUCTION, ...sections].join('\n');
}

function renderRole(role: string, permissions: readonly Permission[], reasons: readonly UnusedReason[]): string {
  const lines = new Map<string, Line>();
  for (const permission of permissions) {
    const { sid, action, resources } = permission;
    const use = describeUse(permission, reasons);
    const key = JSON.stringify([sid, resources, use]);
    lines.set(key, { sid, resources, use, actions: [...lines.get(key)?.actions ?? [], action] });
  }
  const rows = [...lines.values()].map(({ sid, actions, resources, use }) => `| ${[sid, code(actions), code(resources), use].join(' | ')} |`);
  return [`## ${role}`, '', '| statement | actions | on | used |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function describeUse(permission: Permission, reasons: readonly UnusedReason[]): string {
  const { action, usedBy } = permission;
  if (usedBy.length === 0) return `no: ${reasonFor(permission, reasons) ?? '**without a reason**'}`;
  const others = usedBy.filter((call) => call !== action);
  return others.length > 0 ? `yes, for ${code(others)}` : 'yes';
}

function code(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join('<br>');
}
