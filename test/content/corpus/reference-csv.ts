import type { ContentFacts } from '../../../src/contract/file-facts';
import type { CsvFileType } from '../../../src/contract/file-type-spec';

type Reference = Omit<ContentFacts, 'bytes' | 'byteOrderMark' | 'compression' | 'complete'> & { readonly records: (string | null)[][] };

interface Row {
  /** The text of the row without its line break. */
  readonly written: string;
  readonly cells: { readonly text: string; readonly quoted: boolean }[];
}

/** Reads a valid CSV text with a regular expression, independently of the scanners. */
export function readCsv(text: string, { dialect, schema, schemaMatch }: CsvFileType): Reference {
  const { delimiter, quote, header, nullMarker, columnNames } = dialect;
  const rows = rowsOf(text, delimiter, quote);
  const names = header ? rows[0].cells.map((cell, index) => cell.text || `_c${index}`) : columnNames ?? schema!.map(({ name }) => name);
  const positions = schema && schemaMatch !== 'exact' ? schema.map(({ name }) => names.indexOf(name)) : names.map((_name, index) => index);
  const isIdentity = positions.length === names.length && positions.every((position, index) => position === index);
  const records = rows.slice(header ? 1 : 0).map(({ cells }) => positions.map((position) => {
    const cell = cells[position];
    return (cell.text === '' && !cell.quoted) || (cell.text === nullMarker && nullMarker !== '') ? null : cell.text;
  }));
  return {
    records,
    rows: records.length,
    columns: schema ?? names.map((name) => ({ name, type: 'string' })),
    fields: names.length,
    ...(!isIdentity && { positions }),
    lineEnding: text.replace(quotedFields(quote), '').includes('\r\n') ? 'CRLF' : 'LF',
    needsMultiLine: rows.some(isLostInLineMode),
    widestRecordBytes: Math.max(0, ...rows.map(({ written }) => Buffer.byteLength(written))),
  };
}

function rowsOf(text: string, delimiter: string, quote: string): Row[] {
  const [d, q] = [delimiter, quote].map((character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  const field = new RegExp(`(?:${q}((?:[^${q}]|${q}${q})*)${q}|([^${d}${q}\\r\\n]*))(${d}|\\r\\n|\\n|$)`, 'y');
  const rows: Row[] = [];
  for (let cells: Row['cells'] = [], start = 0; field.lastIndex < text.length || cells.length > 0;) {
    const match = field.exec(text);
    if (match === null) throw new Error(`no field begins at ${start} of ${JSON.stringify(text)}`);
    const [, quoted, unquoted, end] = match;
    cells.push({ text: quoted?.replaceAll(quote + quote, quote) ?? unquoted, quoted: quoted !== undefined });
    if (end === delimiter) continue;
    const written = text.slice(start, field.lastIndex - end.length);
    if (written !== '') rows.push({ written, cells });
    cells = [];
    start = field.lastIndex;
    if (end === '') break;
  }
  return rows;
}

function quotedFields(quote: string): RegExp {
  return new RegExp(`\\x${quote.charCodeAt(0).toString(16)}[^]*?\\x${quote.charCodeAt(0).toString(16)}`, 'g');
}

/** Returns true if Spark, reading line by line, would split the row or drop it or its start. Spark trims lines as Java does. */
function isLostInLineMode({ written, cells }: Row): boolean {
  return cells.some(({ text }) => /[\r\n]/.test(text)) || /^[\u0000-\u0020]*$/.test(written) || written.startsWith('\ufeff');
}
