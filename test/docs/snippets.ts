import * as fs from 'node:fs';
import * as path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..');

export interface Snippet {
  /** Relative to the root, with its place among those of the file. */
  readonly name: string;
  readonly code: string;
}

const DECISIONS = 'docs/adr';

/** Whose snippets are tested. */
const DOCUMENTS = ['README.md', 'docs/job-contract.md', 'docs/security.md', ...fs.readdirSync(path.join(ROOT, DECISIONS)).map((name) => `${DECISIONS}/${name}`)];

export function readDocument(name: string): string {
  return fs.readFileSync(path.join(ROOT, name), 'utf8');
}

export function snippetsOf(language: string): Snippet[] {
  return DOCUMENTS.flatMap((document) => [...readDocument(document).matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))]
    .map(([, code], index) => ({ name: `${document} ${index + 1}`, code })));
}

/** The Python files that the documents show, by the name in their first line. */
export function pythonFiles(): Map<string, string> {
  return new Map(snippetsOf('python').map(({ name, code }) => {
    const file = /^# (\S+\.py)\n/.exec(code)?.[1];
    if (!file) throw new Error(`the Python of ${name} does not begin with its file name: add a comment such as "# refunds.py"`);
    return [file, code];
  }));
}
