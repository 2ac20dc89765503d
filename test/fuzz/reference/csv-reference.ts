import { CsvError, parse } from 'csv-parse/sync';
import { checkCells } from './cell-rules';
import { checkNames, matchSchema } from './column-rules';
import { Refusal } from './opinion';
import { checkRowEnds } from './row-end-rules';
import { decode } from './text';
import type { CsvFileType } from '../../../src/contract/file-type-spec';
import type { Table } from '../../content/generated/generated-document';

interface Field {
  readonly text: string;
  readonly quoted: boolean;
}

/** A CSV file as csv-parse reads it when it is strict, with the rules that it has no setting for. */
export function readCsv(content: Uint8Array, fileType: CsvFileType): Table {
  const { header, columnNames, nullMarker, encoding } = fileType.dialect;
  const text = decode(content, encoding);
  const rows = parseStrictly(text, fileType);
  checkRowEnds(text, fileType.dialect.quote);
  // Spark drops this mark from the start of a file, also if another one was dropped before. No column is meant to be called so.
  if ((header ? /^[\r\n]*\ufeff/ : /^\ufeff/).test(text)) throw new Refusal('a second byte order mark');
  if (header && rows.length === 0) throw new Refusal('empty');
  const names = header ? rows[0].map(({ text: name }, place) => name || `_c${place}`) : columnNames ?? fileType.schema!.map(({ name }) => name);
  const places = header ? (checkNames(names, fileType), matchSchema(names, fileType)) : names.map((_name, place) => place);
  const data = header ? rows.slice(1) : rows;
  if (data.some((row) => row.length !== names.length)) throw new Refusal('ragged');
  if (data.length === 0 && !fileType.allowEmpty) throw new Refusal('empty');
  // csv-parse tells an empty field from a quoted one, but has no null.
  const valueOf = ({ text: cell, quoted }: Field) => (cell === '' ? !quoted : cell === nullMarker) ? null : cell;
  const table = { columns: places.map((place) => names[place]), records: data.map((row) => places.map((place) => valueOf(row[place]))) };
  checkCells(table, fileType);
  return table;
}

function parseStrictly(text: string, { dialect: { delimiter, quote } }: CsvFileType): Field[][] {
  try {
    return parse(text, {
      delimiter, quote, escape: quote, record_delimiter: ['\r\n', '\n'], skip_empty_lines: true, relax_quotes: false, relax_column_count: false,
      cast: (field, { quoting }): unknown => ({ text: field, quoted: quoting }),
    }).map((row) => (row as unknown as Field[]).map(withoutLoneReturn));
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal(error.code);
    throw error;
  }
}

/** csv-parse takes a carriage return that ends no row for a part of the field; Spark ends a row there, or not. */
function withoutLoneReturn(field: Field): Field {
  if (!field.quoted && field.text.includes('\r')) throw new Refusal('carriage return outside quotes');
  return field;
}
