import * as fs from 'node:fs';
import * as path from 'node:path';

const DOCS = path.join(__dirname, '..', '..', 'docs');
const text = fs.readFileSync(path.join(DOCS, 'security.md'), 'utf8');

/** Links to tests, whose text is a test's title or what it says when it fails. */
const proofs = [...text.matchAll(/\[([^\]]+)\]\((\.\.\/test\/[^)]+)\)/g)].map(([, title, file]) => [title, file]);

it.each(proofs)('there is a test "%s" in %s', (title, file) => {
  const source = fs.readFileSync(path.join(DOCS, file), 'utf8').replaceAll('\\\'', '\'');
  expect(source).toContain(title);
});

it('every threat has a control, and a test that shows it', () => {
  const [, section] = text.split('## Threats and controls');
  const rows = section.split('\n## ')[0].split('\n').filter((line) => line.startsWith('| ')).slice(1);
  expect(rows.length).toBeGreaterThanOrEqual(10);
  for (const row of rows) {
    const [threat, control, shownBy] = row.split(' | ');
    expect([threat, control, shownBy]).toEqual([expect.stringMatching(/.{10}/), expect.stringMatching(/.{10}/), expect.stringMatching(/\]\(\.\.\/test\//)]);
  }
});
