import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CORPUS } from '../content/corpus/corpus';
import type { CorpusCase } from '../content/corpus/corpus-case';
import { validateInChunks } from '../content/support/validate-in-chunks';

type Verdict = { readonly valid: boolean; readonly rows?: number };

interface WrongVerdicts {
  files: number;
  lab: { accepted: number; rejected: number; miscounted: number };
  ours: number;
}

const LAB = path.join(__dirname, 'lab_validator.py');

interface LabFile {
  readonly suffix: string;
  readonly content: string | Buffer;
}

function labVerdicts(files: LabFile[]): Verdict[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'negative-control-'));
  try {
    const names = files.map(({ suffix, content }, index) => {
      fs.writeFileSync(path.join(folder, `${index}${suffix}`), content);
      return `${index}${suffix}`;
    });
    const output = execFileSync('python3', ['-B', LAB, ...names], { cwd: folder, encoding: 'utf8', maxBuffer: Infinity });
    return output.trim().split('\n').map((line) => JSON.parse(line) as Verdict);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Returns a file as the tutorial's validator receives it. It supports two suffixes and no compressed files. */
function labFile({ content, fileType }: CorpusCase): LabFile {
  return { content, suffix: `.${fileType.format === 'csv' ? 'csv' : 'json'}${fileType.dialect?.compression === 'gzip' ? '.gz' : ''}` };
}

function wrongVerdict(verdict: Verdict, { verdict: expected }: CorpusCase): 'accepted' | 'rejected' | 'miscounted' | undefined {
  if (verdict.valid !== expected.valid) return verdict.valid ? 'accepted' : 'rejected';
  return expected.valid && verdict.rows !== expected.facts.rows ? 'miscounted' : undefined;
}

function tableOf(classes: Map<string, WrongVerdicts>): string {
  const rows = [...classes].map(([name, { files, lab, ours }]) => [name, files, lab.accepted, lab.rejected, lab.miscounted, ours]);
  const sums = [1, 2, 3, 4, 5].map((column) => rows.reduce((sum, row) => sum + (row[column] as number), 0));
  const head = ['class', 'files', 'lab: accepted', 'lab: rejected', 'lab: miscounted', 'ours: wrong'];
  const widest = Math.max(...rows.map(([name]) => String(name).length));
  return [head, ...rows, ['all', ...sums]]
    .map(([name, ...numbers]) => [String(name).padEnd(widest), ...numbers.map((number, index) => String(number).padStart(head[index + 1].length))].join(' | ')).join('\n');
}

test('the tutorial\'s validator is wrong about files of the corpus, and ours about none', async () => {
  const lab = labVerdicts(CORPUS.map(labFile));
  expect(lab).toHaveLength(CORPUS.length);
  const classes = new Map<string, WrongVerdicts>();
  const oursWrong: string[] = [];
  for (const [index, file] of CORPUS.entries()) {
    const counted = classes.get(file.class) ?? { files: 0, lab: { accepted: 0, rejected: 0, miscounted: 0 }, ours: 0 };
    classes.set(file.class, counted);
    counted.files++;
    const wrong = wrongVerdict(lab[index], file);
    if (wrong) counted.lab[wrong]++;
    const verdict = await validateInChunks(file);
    if (wrongVerdict({ valid: verdict.valid, ...(verdict.valid && { rows: verdict.facts.rows }) }, file)) {
      counted.ours++;
      oursWrong.push(`${file.class}: ${file.name}`);
    }
  }
  console.info(tableOf(classes));

  expect(oursWrong).toEqual([]);
  const all = [...classes.values()];
  expect(all.some(({ lab: { accepted } }) => accepted > 0)).toBe(true);
  expect(all.some(({ lab: { rejected } }) => rejected > 0)).toBe(true);
});

const KNOWN: [does: string, what: string, suffix: string, content: string][] = [
  ['accepts', 'a ragged row', '.csv', 'a,b\n1\n'],
  ['accepts', 'a lone carriage return at the end', '.csv', 'a\n1\r'],
  ['accepts', 'a bare quote', '.csv', 'a\n1"\n'],
  ['accepts', 'a duplicate key', '.json', '[{"a":1,"a":2}]'],
  ['accepts', 'NaN', '.json', '[{"a":NaN}]'],
  ['accepts', 'an empty array', '.json', '[]'],
  ['accepts', 'a number instead of an array', '.json', '5'],
  ['rejects', 'JSON Lines', '.json', '{"a":1}\n{"a":2}\n'],
  ['rejects', 'a byte order mark', '.json', '\ufeff[{"a":1}]'],
];

describe('the tutorial\'s validator', () => {
  let verdicts: Verdict[];

  beforeAll(() => {
    verdicts = labVerdicts(KNOWN.map(([,, suffix, content]) => ({ suffix, content })));
  });

  test.each(KNOWN.map(([does, what], index) => ({ does, what, index })))('$does $what', ({ does, index }) => {
    expect(verdicts[index].valid ? 'accepts' : 'rejects').toBe(does);
  });
});
