import { classOfCases } from './class-of-cases';
import type { CorpusCase } from './corpus-case';

/** The size of the chunks of a function's stream. The end of a chunk cuts a token in two. */
const CHUNK = 64 * 1024;

const csv = classOfCases('csv: around the end of 64 KiB', { format: 'csv' });
const json = classOfCases('json: around the end of 64 KiB', { format: 'json' });
const jsonLines = classOfCases('jsonLines: around the end of 64 KiB', { format: 'jsonLines' });

/** Returns text of exactly `bytes` bytes: a beginning, as many fillers as fit, and a last piece with padding. */
function filled(begin: string, filler: string, last: (padding: string) => string, bytes: number) {
  const count = Math.floor((bytes - begin.length - last('').length) / filler.length);
  const padding = 'x'.repeat(bytes - begin.length - last('').length - count * filler.length);
  return { text: `${begin}${filler.repeat(count)}${last(padding)}`, count, padding };
}

function csvFile(filler: string, last: (padding: string) => string) {
  const { text, count, padding } = filled(filler, filler, last, CHUNK - 1);
  return { text, padding, rows: Array.from({ length: count }, () => filler.trimEnd().split(',')) };
}

const crlf = csvFile('aa,bb\r\n', (padding) => `1,2${padding}`);
const quote = csvFile('aa,bb\n', (padding) => `1,"2${padding}`);
const character = csvFile('aa,bb\n', (padding) => `1,2${padding}`);
const array = filled('[', '{"a":"b"},', (padding) => `{"a":"${padding}`, CHUNK - 1);
const arrayRows = Array.from({ length: array.count }, () => ['b']);
const lines = filled('', '{"a":"b"}\n', (padding) => `{"a":"${padding}"}`, CHUNK - 1);
const lineRows = Array.from({ length: lines.count }, () => ['b']);

export const CHUNK_END_CASES: CorpusCase[] = [
  csv.accepts('reads a CRLF', () => `${crlf.text}\r\n3,4\r\n`, [...crlf.rows, ['1', `2${crlf.padding}`], ['3', '4']], { lineEnding: 'CRLF' }),
  csv.failsWhen('a carriage return is not followed by a line feed', () => `${crlf.text}‸\r3,4\r\n`, 'LONE_CARRIAGE_RETURN'),
  csv.accepts('reads a doubled quote', () => `${quote.text}"""\n3,4\n`, [...quote.rows, ['1', `2${quote.padding}"`], ['3', '4']], { lineEnding: 'LF' }),
  csv.failsWhen('text follows a quoted field', () => `${quote.text}"‸x\n`, 'BARE_QUOTE'),
  csv.accepts('reads a quoted field with a line break', () => `${quote.text}\n"\n3,4\n`, [...quote.rows, ['1', `2${quote.padding}\n`], ['3', '4']], { needsMultiLine: true }),
  csv.accepts('reads a character of four bytes', () => `${character.text}😀\n`, [...character.rows, ['1', `2${character.padding}😀`]]),
  csv.failsWhen('a row is ragged', () => `${character.text}\n‸3\n4,5\n`, 'RAGGED_ROW'),
  json.accepts('reads an escape', () => `${array.text}\\u00e9"}]`, [...arrayRows, [`${array.padding}é`]]),
  json.accepts('reads the end of a string', () => `${array.text}"},{"a":"\\\\"}]`, [...arrayRows, [array.padding], ['\\']]),
  json.accepts('reads a character of two bytes', () => `${array.text}é"}]`, [...arrayRows, [`${array.padding}é`]]),
  json.failsWhen('an escape is invalid', () => `${array.text}\\‸x"}]`, 'INVALID_JSON'),
  json.failsWhen('the array is not closed', () => `${array.text}"}‸`, 'INVALID_JSON'),
  jsonLines.accepts('reads a CRLF', () => `${lines.text}\r\n{"a":"c"}`, [...lineRows, [lines.padding], ['c']]),
  jsonLines.failsWhen('a carriage return is not followed by a line feed', () => `${lines.text}‸\r{"a":"c"}\n`, 'LONE_CARRIAGE_RETURN'),
  jsonLines.failsWhen('a line is an array', () => `${lines.text}\n‸[1]\n`, 'NOT_AN_OBJECT'),
];
