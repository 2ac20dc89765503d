import * as fs from 'node:fs';
import * as path from 'node:path';
import { markdownBelow, readDocument, ROOT } from './snippets';

/** Where GitHub shows a file of this repository, and where it serves the bytes of one. */
const HERE = /^https:\/\/(?:github\.com\/cdk-file-processing-pipeline\/cdk-file-processing-pipeline\/(?:blob|tree)|raw\.githubusercontent\.com\/cdk-file-processing-pipeline\/cdk-file-processing-pipeline)\/main\//;

/** Every Markdown file that people write, by hand or by a generator of ours. */
const PAGES = [
  ...fs.readdirSync(ROOT).filter((name) => name.endsWith('.md') && name !== 'API.md'),
  ...fs.readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\..*|node_modules|dist|assets|lib|test|coverage)$/.test(entry.name))
    .flatMap(({ name }) => markdownBelow(name)),
];

const withoutCode = (text: string) => text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** The targets of links and pictures. */
function targetsIn(text: string): string[] {
  const markdown = [...text.matchAll(/\]\(([^)\s]+)\)/g)];
  const html = [...text.matchAll(/(?:href|src|srcset)="([^"]+)"/g)];
  return [...markdown, ...html].map(([, target]) => target);
}

/** The anchors that GitHub makes of headings. */
function anchorsIn(text: string): string[] {
  const titles = [...text.replace(/^```[^]*?^```/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, title]) => title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'));
  const slugs = titles.map((title) => title.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').replace(/ /g, '-'));
  return slugs.map((slug, index) => {
    const earlier = slugs.slice(0, index).filter((other) => other === slug).length;
    return earlier === 0 ? slug : `${slug}-${earlier}`;
  });
}

/** Why a link of a page leads nowhere; undefined for one that leads to a file, to an anchor that exists, or out of the repository. */
function brokenLink(page: string, target: string): string | undefined {
  const isHere = HERE.test(target);
  if (/^(?:https?|mailto):/.test(target) && !isHere) return undefined;
  const [name, anchor] = (isHere ? target.replace(HERE, '') : target).split('#').map(decodeURIComponent);
  const file = name === '' ? page : isHere ? name : path.posix.join(path.posix.dirname(page), name);
  if (!fs.existsSync(path.join(ROOT, file))) return `${target}: there is no ${file}`;
  if (anchor === undefined) return undefined;
  return anchorsIn(readDocument(file)).includes(anchor) ? undefined : `${target}: ${file} has no heading for it`;
}

describe('links', () => {
  it.each(PAGES)('of %s lead to files and headings that exist', (page) => {
    const broken = targetsIn(withoutCode(readDocument(page))).map((target) => brokenLink(page, target));
    expect(broken.filter((problem) => problem !== undefined)).toEqual([]);
  });

  it('of many pages are checked', () => {
    expect(PAGES).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/reference.md', 'docs/adr/0001-file-types-travel-in-the-definition.md',
      'examples/quick-start/README.md', 'local/emulator/README.md']));
  });

  it('that lead nowhere are found', () => {
    const main = 'https://github.com/cdk-file-processing-pipeline/cdk-file-processing-pipeline/blob/main';
    expect(['docs/absent.md', '#absent', `${main}/docs/absent.md`, `${main}/docs/security.md#absent`, 'docs/security.md#absent']
      .filter((target) => brokenLink('README.md', target) === undefined)).toEqual([]);
    expect(['docs/security.md', `${main}/docs/security.md`, `${main}/docs/security.md#security`, 'docs/security.md#threats-and-controls', 'https://example.com/absent']
      .filter((target) => brokenLink('README.md', target) !== undefined)).toEqual([]);
  });
});
