import { classOfCases } from './class-of-cases';
import type { CorpusCase } from './corpus-case';

const csv = classOfCases('csv: around the ends of 64 bytes', { format: 'csv' });
const json = classOfCases('json: around the ends of 64 bytes', { format: 'json' });
const jsonLines = classOfCases('jsonLines: around the ends of 64 bytes', { format: 'jsonLines' });

/** Returns filling after which a token begins at the offset: before, at or after the end of a block of 64 bytes. */
const upTo = (offset: number) => ({ filling: (before: string) => 'x'.repeat(offset - before.length), offset });

const OFFSETS = [61, 62, 63, 64, 65, 127, 128, 129].map(upTo);

export const BLOCK_CASES: CorpusCase[] = [
  ...OFFSETS.flatMap(({ filling, offset }) => {
    const quoted = filling('a,b\r\n"');
    const plain = filling('a,b\r\n');
    return [
      csv.accepts(`reads a doubled quote at byte ${offset}`, `a,b\r\n"${quoted}""y","z"\r\n1,2\r\n`, [[`${quoted}"y`, 'z'], ['1', '2']], { needsMultiLine: false }),
      csv.accepts(`reads a CRLF at byte ${offset} inside quotes`, `a,b\r\n"${quoted}\r\n,",z\r\n`, [[`${quoted}\r\n,`, 'z']], { needsMultiLine: true }),
      csv.accepts(`reads an empty last field before a CRLF at byte ${offset + 1}`, `a,b\r\n${plain},\r\n"",1\r\n`, [[plain, null], ['', '1']], { lineEnding: 'CRLF' }),
      csv.failsWhen(`a quote is in a field at byte ${offset}`, `a,b\r\n${plain}‸",1\r\n`, 'BARE_QUOTE'),
      csv.failsWhen(`a carriage return is not followed by a line feed at byte ${offset}`, `a,b\r\n${plain}‸\r,1\r\n`, 'LONE_CARRIAGE_RETURN'),
      csv.failsWhen(`text follows a quoted field at byte ${offset}`, `a,b\r\n"${quoted.slice(1)}"‸y,1\r\n`, 'BARE_QUOTE'),
    ];
  }),
  ...OFFSETS.slice(0, 5).flatMap(({ filling, offset }) => {
    const value = filling('[{"a":"');
    const line = filling('{"a":"');
    return [
      json.accepts(`reads an escaped quote at byte ${offset}`, `[{"a":"${value}\\"","b":"\\\\"},\n{"a":"}"}]`, [[`${value}"`, '\\'], ['}', null]]),
      json.accepts(`reads an escaped backslash at byte ${offset}`, `[{"a":"${value}\\\\","b":{"c":"]"}}]`, [[`${value}\\`, '{"c":"]"}']]),
      json.accepts(`reads backslashes from byte ${offset}`, `[{"a":"${value}\\\\\\\\\\"\\\\"}]`, [[`${value}\\\\"\\`]]),
      json.accepts(`reads a surrogate pair in escapes from byte ${offset}`, `[{"a":"${value}\\ud83d\\ude00"}]`, [[`${value}😀`]]),
      json.failsWhen(`a string is closed at byte ${offset} and text follows`, `[{"a":"${value}"‸"}]`, 'INVALID_JSON'),
      json.failsWhen(`a tab is in a string at byte ${offset}`, `[{"a":"${value}‸\t"}]`, 'INVALID_JSON'),
      jsonLines.accepts(`reads a line break at byte ${offset + 2}`, `{"a":"${line}"}\n{"a":"\\\\"}\n`, [[line], ['\\']]),
      jsonLines.failsWhen(`a line break is in a string at byte ${offset}`, `{"a":"${line}‸\n{"a":1}\n`, 'INVALID_JSON'),
      jsonLines.failsWhen(`a second object begins at byte ${offset + 2}`, `{"a":"${line}"}‸{"a":1}\n`, 'NOT_AN_OBJECT'),
    ];
  }),
];
