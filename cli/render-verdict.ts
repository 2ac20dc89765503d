import type { FileVerdict } from './validate-file';
import { quoted } from '../content/text/printable-text';
import type { ContentFacts } from '../src/contract/file-facts';
import { LIMITS } from '../src/contract/limits';
import type { Reason } from '../src/contract/reason-codes';

const MOST_COLUMNS_SHOWN = 20;

/** Characters that separate fields where the delimiter is another one. */
const OTHER_DELIMITER = /[,;\t|]/;

/** As compilers write it, so that editors find the place: `orders.csv:3:5: RAGGED_ROW: ...`. */
export function renderVerdict(file: string, verdict: FileVerdict): string {
  if (verdict.valid) return `${file}: valid, ${describe(verdict.facts)}\n${hintOf(verdict.facts)}`;
  const { reason, furtherProblems } = verdict;
  const more = furtherProblems.length === LIMITS.furtherProblems ? `${file}: there may be more: no more problems are looked for\n` : '';
  return [reason, ...furtherProblems].map((problem) => renderProblem(file, problem)).join('') + more;
}

/** One line of JSON: what the pipeline would announce, and what it would tell the job. */
export function renderJson(file: string, verdict: FileVerdict): string {
  return `${JSON.stringify({ file, ...verdict })}\n`;
}

function renderProblem(file: string, { code, message, line, column, excerpt }: Reason): string {
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  return `${place}: ${code}: ${message}\n${excerpt ? `    ${excerpt}\n` : ''}`;
}

function describe({ rows, columns }: ContentFacts): string {
  const names = columns.slice(0, MOST_COLUMNS_SHOWN).map(({ name, type }) => `${quoted(name)} ${type}`).join(', ');
  const others = columns.length > MOST_COLUMNS_SHOWN ? `, and ${columns.length - MOST_COLUMNS_SHOWN} more` : '';
  return `${rows} ${rows === 1 ? 'row' : 'rows'} of ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}: ${names}${others}`;
}

function hintOf({ columns, fields }: ContentFacts): string {
  const [{ name }] = columns;
  return fields === 1 && OTHER_DELIMITER.test(name) ? `    the one column is named ${quoted(name)}: is the delimiter another one? Say --delimiter\n` : '';
}
