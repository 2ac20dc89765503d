import { CsvError, parse } from 'csv-parse/sync';
import { checkCells, checkNames, checkRowEnds, matchSchema } from './pipeline-rules';
import { ReferenceRejection } from './reference-result';
import { decode } from './text';
import type { CsvFileType } from '../../../src/contract/file-type-spec';
import type { Table } from '../../content/generated/generated-document';

interface Field {
  readonly text: string;
  readonly quoted: boolean;
}

/** Reads a CSV file with csv-parse in strict mode, and applies the rules for which it has no setting. */
export function readCsv(content: Uint8Array, fileType: CsvFileType): Table {
  const { header, columnNames, nullMarker, encoding } = fileType.dialect;
  const text = decode(content, encoding);
  const rows = parseStrictly(text, fileType);
  checkRowEnds(text, fileType.dialect.quote);
  // Spark drops this mark from the start of a file, even if another one was dropped before it. No column name is meant to begin with it.
  if ((header ? /^[\r\n]*\ufeff/ : /^\ufeff/).test(text)) throw new ReferenceRejection('a second byte order mark');
  if (header && rows.length === 0) throw new ReferenceRejection('empty');
  const names = header ? rows[0].map(({ text: name }, place) => name || `_c${place}`) : columnNames ?? fileType.schema!.map(({ name }) => name);
  const places = header ? (checkNames(names, fileType), matchSchema(names, fileType)) : names.map((_name, place) => place);
  const data = header ? rows.slice(1) : rows;
  if (data.some((row) => row.length !== names.length)) throw new ReferenceRejection('ragged');
  if (data.length === 0 && !fileType.allowEmpty) throw new ReferenceRejection('empty');
  // csv-parse distinguishes an empty field from a quoted one, but has no null.
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
    if (error instanceof CsvError) throw new ReferenceRejection(error.code);
    throw error;
  }
}

/** Rejects a carriage return outside quotes that does not end a row. csv-parse reads it as part of the field; Spark sometimes ends a row there. */
function withoutLoneReturn(field: Field): Field {
  if (!field.quoted && field.text.includes('\r')) throw new ReferenceRejection('carriage return outside quotes');
  return field;
}
