import fc from 'fast-check';
import { csvShape, type CsvShape } from './csv-file-types';
import { type GeneratedDocument, times } from './generated-document';
import { hostileText } from './hostile-text';
import { TYPED_CELLS } from './typed-cells';

interface Layout {
  readonly lineEnding: string;
  readonly byteOrderMark: boolean;
  readonly endsInLineBreak: boolean;
  /** Says for each row, modulo their number, whether a line without a byte precedes it. */
  readonly blankLines: boolean[];
  /** How often the rows are repeated in the file. */
  readonly times: number;
}

interface Cell {
  readonly value: string | null;
  readonly wantsQuotes: boolean;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  lineEnding: fc.constantFrom('\n', '\n', '\r\n'),
  byteOrderMark: fc.constantFrom(false, false, false, true),
  endsInLineBreak: fc.constantFrom(true, true, false),
  blankLines: fc.array(fc.constantFrom(false, false, false, false, true), { minLength: 1, maxLength: 5 }),
  times,
});

/** Generates a CSV file as RFC 4180 defines it, from known records. */
export const csvDocument: fc.Arbitrary<GeneratedDocument> = fc.tuple(csvShape, layout).chain(([shape, form]) => {
  const cells = shape.names.map((_, field) => cell(shape, field));
  const rows = fc.array(fc.tuple(...cells), { minLength: shape.header ? 0 : 1, maxLength: 6 });
  const headerQuotes = fc.array(fc.boolean(), { minLength: cells.length, maxLength: cells.length });
  return fc.tuple(rows, headerQuotes).map(([few, quotes]) => {
    const records = Array.from({ length: form.times }, () => few).flat();
    const header = shape.names.map((value, field): Cell => ({ value, wantsQuotes: quotes[field] }));
    const lines = (shape.header ? [header, ...records] : records).map((line, index) => render(line, shape, index === 0));
    return { fileType: shape.fileType, content: Buffer.from(join(lines, form)), written: tableOf(shape, records) };
  });
});

function cell({ types, dialect, fileType, names }: CsvShape, field: number): fc.Arbitrary<Cell> {
  const type = types?.[field];
  const typed = type === undefined || type === 'string' ? undefined : TYPED_CELLS[type];
  // An invalid cell is generated only if it does not reject the file.
  const text = typed === undefined ? fc.oneof({ weight: 5, arbitrary: hostileText }, { weight: 1, arbitrary: fc.constantFrom('1', '-2', '3.5', 'true', '') })
    : fc.oneof({ weight: fileType.onCastFailure === 'null' ? 1 : 0, arbitrary: typed.hostile }, { weight: 3, arbitrary: typed.valid });
  const { nullMarker } = dialect;
  // In a single column, null without a marker would be a line without a byte.
  const isNullable = names.length > 1 || nullMarker !== '';
  const value = fc.oneof({ weight: 6, arbitrary: text.filter((written) => !written.includes('\0')) }, { weight: isNullable ? 1 : 0, arbitrary: fc.constant(null) });
  return fc.record({ value: value.map((written) => (nullMarker !== '' && written === nullMarker ? null : written)), wantsQuotes: fc.boolean() });
}

function render(line: readonly Cell[], { dialect, names }: CsvShape, isFirst: boolean): string {
  const { delimiter, quote, nullMarker } = dialect;
  const quoted = (text: string) => `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
  return line.map(({ value, wantsQuotes }, field) => {
    if (value === null) {
      if (nullMarker === '') return '';
      return wantsQuotes ? quoted(nullMarker) : names.length === 1 ? nullMarker : [nullMarker, ''][field % 2];
    }
    const isMark = isFirst && field === 0 && value.startsWith('\ufeff');
    const needsQuotes = value === '' || isMark || [delimiter, quote, '\r', '\n'].some((character) => value.includes(character));
    return wantsQuotes || needsQuotes ? quoted(value) : value;
  }).join(delimiter);
}

function join(lines: readonly string[], { lineEnding, byteOrderMark, endsInLineBreak, blankLines }: Layout): string {
  const text = lines.map((line, index) => `${blankLines[index % blankLines.length] ? lineEnding : ''}${line}${lineEnding}`).join('');
  return `${byteOrderMark ? '\ufeff' : ''}${endsInLineBreak ? text : text.slice(0, -lineEnding.length)}`;
}

function tableOf({ names, positions }: CsvShape, rows: readonly (readonly Cell[])[]) {
  return { columns: positions.map((field) => names[field]), records: rows.map((row) => positions.map((field) => row[field].value)) };
}
