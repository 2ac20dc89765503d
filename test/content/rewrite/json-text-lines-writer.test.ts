import fc from 'fast-check';
import { JsonTextLinesWriter } from '../../../content/rewrite/json-text-lines-writer';
import { CORPUS } from '../corpus/corpus';
import { decode, textBytes } from '../corpus/decode';
import { verdictOf } from '../support/verdict-of';

type Format = ConstructorParameters<typeof JsonTextLinesWriter>[0];

function rewrite(format: Format, content: string | Buffer, chunkSize = Number.MAX_SAFE_INTEGER): string {
  const bytes = Buffer.from(content);
  const writer = new JsonTextLinesWriter(format);
  const written: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += chunkSize) {
    const chunk = Uint8Array.from(bytes.subarray(start, start + chunkSize));
    written.push(writer.write(chunk));
    chunk.fill(0x22);
  }
  return Buffer.concat([...written, writer.end()]).toString();
}

test.each([
  ['an array', 'json', '\ufeff[ {"a" : 1.10} ,\n{"a":null}\n]', '{"a":"1.10"}\n{}\n'],
  ['lines', 'jsonLines', '{"a":1E2}\r\n\r\n {"a":true} ', '{"a":"1E2"}\n{"a":"true"}\n'],
  ['strings with their escapes unchanged', 'json', '[{"a":"\\u00e9\\/\\n\\"é"}]', '{"a":"\\u00e9\\/\\n\\"é"}\n'],
  ['keys with the escapes of JSON.stringify', 'json', '[{"\\u0061\\/\\"\\n":"x"}]', '{"a/\\"\\n":"x"}\n'],
  ['nested values as their text', 'json', '[{"a":{"b":\t["\\"\\\\",\r\n1.0]}}]', '{"a":"{\\"b\\":\\t[\\"\\\\\\"\\\\\\\\\\",\\r\\n1.0]}"}\n'],
  ['nothing for an empty array', 'json', ' [ ]', ''],
] as const)('writes %s', (_name, format, content, lines) => {
  for (const chunkSize of [undefined, 1, 7]) expect(rewrite(format, content, chunkSize)).toBe(lines);
});

const valid = CORPUS.filter(({ fileType, verdict }) => fileType.format !== 'csv' && verdict.valid);

describe.each(valid)('$fileType.format: $name', (file) => {
  const { fileType, verdict, large } = file;

  test('every value is written as its text', () => {
    const bytes = textBytes(file);
    const facts = verdictOf(fileType, bytes);
    const names = facts.valid ? facts.facts.columns.map(({ name }) => name) : [];
    const lines = rewrite(fileType.format as Format, decode(bytes, file), large ? 65_536 : 5).split('\n').slice(0, -1).map((line) => JSON.parse(line) as Record<string, string>);
    expect(lines.map((line) => names.map((name) => line[name] ?? null))).toEqual(verdict.valid && verdict.records);
  });
});

test('keeps the text of any value', () => {
  const object = fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.jsonValue({ stringUnit: 'grapheme' }), { noNullPrototype: true });
  fc.assert(fc.property(fc.array(object, { maxLength: 4 }), fc.integer({ min: 1, max: 40 }), (objects, chunkSize) => {
    const text = JSON.stringify(objects, undefined, 1);
    const records = (JSON.parse(text) as Record<string, unknown>[]).map((record) => Object.entries(record).filter(([, value]) => value !== null));
    const lines = rewrite('json', text, chunkSize).split('\n').slice(0, -1).map((line) => Object.entries(JSON.parse(line) as Record<string, string>));
    const values = lines.map((line, row) => line.map(([key, value], index) => [key, typeof records[row][index][1] === 'string' ? value : JSON.parse(value)]));
    expect(values).toEqual(records);
  }), { seed: 8259, numRuns: 200 });
});

test.each([
  ['the array is not closed', 'json', '[{"a":1}', 'INVALID_JSON', ''],
  ['a nested object has a key twice', 'json', '[{"a":{"b":1,"b":2}}]', 'DUPLICATE_KEY', '"b"'],
  ['a line is not an object', 'jsonLines', '{"a":1}\n5\n{"a":2}\n', 'NOT_AN_OBJECT', '"5"'],
  ['values are nested deeper than Spark reads', 'jsonLines', `{"a":${'['.repeat(500)}${']'.repeat(500)}}`, 'NESTED_TOO_DEEP', '500'],
] as const)('fails when %s', (_name, format, content, code, value) => {
  for (const chunkSize of [undefined, 1]) {
    expect(() => rewrite(format, content, chunkSize)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(value) }));
  }
});
