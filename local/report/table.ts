import { Format, Style, displayWidth, printable, shorten } from './text';

const MOST_CELLS = 70;

export interface Column {
  readonly title: string;
  /** @default 'left' */
  readonly align?: 'left' | 'right';
  /** The largest width in terminal cells; longer text is cut. @default 70 */
  readonly most?: number;
}

export interface Cell {
  readonly text: string;
  readonly format?: Format;
}

export type Row = ReadonlyArray<string | Cell>;

/** Renders a table whose columns are as wide as their widest cell. */
export function renderTable(columns: readonly Column[], rows: readonly Row[], style: Style): string[] {
  const header = columns.map(({ title }): Cell => ({ text: title, format: 'bold' }));
  const lines = [header, ...rows.map((row) => row.map((cell, index) => toCell(cell, columns[index])))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => displayWidth(line[index].text))));
  return lines.map((line) => line.map((cell, index) => renderCell(cell, widths[index], columns[index], style)).join('  ').trimEnd());
}

function toCell(cell: string | Cell, { most = MOST_CELLS }: Column): Cell {
  const { text, format } = typeof cell === 'string' ? { text: cell } as Cell : cell;
  return { text: shorten(printable(text), most), format };
}

/** The padding is outside the format: an underlined cell would show it otherwise. */
function renderCell({ text, format }: Cell, width: number, { align = 'left' }: Column, style: Style): string {
  const padding = ' '.repeat(width - displayWidth(text));
  const styled = format ? style(format, text) : text;
  return align === 'left' ? styled + padding : padding + styled;
}
