import type { FileVerdict } from './validate-file';
import { quoted } from '../content/text/printable-text';
import type { ContentFacts } from '../src/contract/file-facts';
import { LIMITS } from '../src/contract/limits';
import type { Reason } from '../src/contract/reason-codes';

/** Renders a verdict as text. Problems look like those of compilers, so that editors find the place: `orders.csv:3:1: RAGGED_ROW: ...`. */
export function renderVerdict(file: string, verdict: FileVerdict): string {
  if (verdict.valid) return `${file}: valid, ${describeFacts(verdict.facts)}\n${renderHint(verdict.facts)}`;
  const { reason, furtherProblems } = verdict;
  const more = furtherProblems.length === LIMITS.furtherProblems ? `${file}: there may be more problems: the search ends after ${LIMITS.furtherProblems + 1}\n` : '';
  return [reason, ...furtherProblems].map((problem) => renderProblem(file, problem)).join('') + more;
}

/** Renders a verdict as one line of JSON, with the reason of the notification or the facts that the job would receive. */
export function renderJson(file: string, verdict: FileVerdict): string {
  return `${JSON.stringify({ file, ...verdict })}\n`;
}

function renderProblem(file: string, { code, message, line, column, excerpt }: Reason): string {
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  return `${place}: ${code}: ${message}\n${excerpt ? `    ${excerpt}\n` : ''}`;
}

const MAX_COLUMNS_SHOWN = 20;

function describeFacts({ rows, columns }: ContentFacts): string {
  const names = columns.slice(0, MAX_COLUMNS_SHOWN).map(({ name, type }) => `${quoted(name)} ${type}`).join(', ');
  const others = columns.length > MAX_COLUMNS_SHOWN ? `, and ${columns.length - MAX_COLUMNS_SHOWN} more` : '';
  return `${rows} ${rows === 1 ? 'row' : 'rows'} of ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}: ${names}${others}`;
}

/** Characters that often separate fields. */
const COMMON_DELIMITER = /[,;\t|]/;

/** Suggests another delimiter if the name of the only column contains one. */
function renderHint({ columns, fields }: ContentFacts): string {
  const [{ name }] = columns;
  return fields === 1 && COMMON_DELIMITER.test(name) ? `    the only column is named ${quoted(name)}: if another character separates the fields, give --delimiter\n` : '';
}
