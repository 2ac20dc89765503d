import * as fs from 'node:fs';
import * as path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..');

export interface Snippet {
  /** The path of the document relative to the root, and the number of the snippet in it. */
  readonly name: string;
  readonly code: string;
}

/** Every page that users read, relative to the root. */
export const DOCUMENTS = ['README.md', ...markdownBelow('docs')];

/** The Markdown files of a folder and below it, relative to the root. */
export function markdownBelow(folder: string): string[] {
  const names = fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md') && !name.includes('node_modules')).map((name) => path.posix.join(folder, name)).sort();
}

export function readDocument(name: string): string {
  return fs.readFileSync(path.join(ROOT, name), 'utf8');
}

export function snippetsOf(language: string): Snippet[] {
  return DOCUMENTS.flatMap((document) => [...readDocument(document).matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))]
    .map(([, code], index) => ({ name: `${document} ${index + 1}`, code })));
}

/** Returns the Python files that the documents show, by the name in their first line. */
export function pythonFiles(): Map<string, string> {
  return new Map(snippetsOf('python').map(({ name, code }) => {
    const file = /^# (\S+\.py)\n/.exec(code)?.[1];
    if (!file) throw new Error(`the Python of ${name} does not begin with its file name: add a comment such as "# refunds.py"`);
    return [file, code];
  }));
}
