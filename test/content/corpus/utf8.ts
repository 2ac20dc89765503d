import { casesOf, type CorpusCase } from './corpus-case';
import type { ContentFormat } from '../../../src/contract/file-type-spec';

/** Byte sequences that the grammar of RFC 3629, section 4, does not allow. */
const MALFORMED: Readonly<Record<string, number[]>> = {
  'a continuation byte follows no first byte': [0x80],
  'a character of two bytes is cut by the next one': [0xc3, 0x41],
  'a character of three bytes is cut by the next one': [0xe2, 0x82, 0x41],
  'a character of four bytes is cut by the next one': [0xf0, 0x9f, 0x98, 0x41],
  'a character of one byte is written with two': [0xc1, 0xbf],
  'a character of two bytes is written with three': [0xe0, 0x9f, 0xbf],
  'a character of three bytes is written with four': [0xf0, 0x8f, 0xbf, 0xbf],
  'a surrogate pair is written with six bytes': [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
  'a character is beyond U+10FFFF': [0xf4, 0x90, 0x80, 0x80],
  'a byte cannot begin a character': [0xf5],
  'a byte is 0xFE': [0xfe],
  'a byte is 0xFF': [0xff],
};

/** The text of a file before and after the invalid bytes, which are on line 2. */
const AROUND: Readonly<Record<ContentFormat, [before: string, after: string]>> = {
  csv: ['é,b\n1€,x', 'y\n'],
  json: ['[{"é":1},\n{"é":"€', 'y"}]\n'],
  jsonLines: ['{"é":1}\n{"é":"€', 'y"}\n'],
};

function malformed([format, [before, after]]: [string, [string, string]]): CorpusCase[] {
  const { failsWhen } = casesOf({ format: format as ContentFormat }, `${format}: malformed UTF-8`);
  const column = Array.from(before.split('\n')[1]).length + 1;
  return Object.entries(MALFORMED).map(([name, bytes]) => {
    const content = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
    return failsWhen(name, content, 'INVALID_ENCODING', [2, column, Buffer.byteLength(before)]);
  });
}

const csv = casesOf({ format: 'csv' }, 'csv: malformed UTF-8');
const joined = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));

export const UTF8_CASES: CorpusCase[] = [
  ...Object.entries(AROUND).flatMap(malformed),
  { ...csv.failsWhen('a byte of the header is invalid', joined('a', [0xff], ',b\n1,2\n'), 'INVALID_ENCODING', [1, 2, 1]), example: true },
  csv.failsWhen('a byte inside quotes is invalid', joined('a\n"x\ny', [0xe4], '"\n'), 'INVALID_ENCODING', [3, 2, 6]),
  csv.failsWhen('a byte between rows is invalid', joined('a\n1\n', [0xbf], '\n2\n'), 'INVALID_ENCODING', [3, 1, 4]),
  csv.failsWhen('the last byte is invalid', joined('a\n1\n2', [0x80]), 'INVALID_ENCODING', [3, 2, 5]),
  csv.failsWhen('the first byte is invalid', joined([0x80], 'a\n1\n'), 'INVALID_ENCODING', [1, 1, 0]),
  csv.failsWhen('the file ends inside a character of two bytes', joined('a\n1', [0xc3]), 'INVALID_ENCODING', [2, 2, 3]),
  csv.failsWhen('the file ends inside a character of three bytes', joined('a\n1', [0xe2, 0x82]), 'INVALID_ENCODING', [2, 2, 3]),
  csv.failsWhen('the file is half a byte order mark', joined([0xef, 0xbb]), 'INVALID_ENCODING', [1, 1, 0]),
  csv.failsWhen('a byte is invalid after a ragged row', joined('a,b\n1\n2,', [0xff], '\n'), 'RAGGED_ROW', [2, 1, 4], {}, [['INVALID_ENCODING', 3, 3, 8]]),
  csv.failsWhen('a byte is invalid in a ragged row', joined('a,b\n1', [0xff], '\n'), 'INVALID_ENCODING', [2, 2, 5]),
  csv.failsWhen('a NUL comes before an invalid byte', joined('a\n\0', [0xff], '\n'), 'NUL_CHARACTER', [2, 1, 2]),
  csv.failsWhen('an invalid byte comes before a NUL', joined('a\n', [0xff], '\0\n'), 'INVALID_ENCODING', [2, 1, 2]),
  csv.accepts('keeps noncharacters', 'a,b\n\ufdd0,\uffff\n\u{1fffe},\ue000\n', [['\ufdd0', '\uffff'], ['\u{1fffe}', '\ue000']]),
  csv.accepts('keeps characters as they are composed', 'a,b\né,e\u0301\n', [['é', 'e\u0301']]),
  csv.accepts('keeps characters at the ends of their lengths', 'a\n\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}\n', [['\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}']]),
];
