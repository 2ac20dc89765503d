import type { FileVerdict } from './judge-file';
import type { ContentFacts } from '../src/contract/file-facts';
import type { Reason } from '../src/contract/reason-codes';

/** As compilers write it, so that editors find the place: `orders.csv:3:5: RAGGED_ROW: ...`. */
export function renderVerdict(file: string, verdict: FileVerdict): string {
  if (verdict.valid) return `${file}: valid, ${describe(verdict.facts)}\n`;
  const { reason, furtherProblems } = verdict;
  return [reason, ...furtherProblems].map((problem) => renderProblem(file, problem)).join('');
}

/** One line of JSON: what the pipeline would announce, and what it would tell the job. */
export function renderJson(file: string, verdict: FileVerdict): string {
  return `${JSON.stringify({ file, ...verdict })}\n`;
}

function renderProblem(file: string, { code, message, line, column, excerpt }: Reason): string {
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  return `${place}: ${code}: ${message}\n${excerpt ? `    ${excerpt}\n` : ''}`;
}

function describe({ rows, columns }: Pick<ContentFacts, 'rows' | 'columns'>): string {
  const names = columns.map(({ name, type }) => `${JSON.stringify(name)} ${type}`).join(', ');
  return `${rows} ${rows === 1 ? 'row' : 'rows'} of ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}: ${names}`;
}
