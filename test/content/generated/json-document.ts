import fc from 'fast-check';
import { type GeneratedDocument, times } from './generated-document';
import { JsonPen, jsonValue, textOf, type JsonStyle, type JsonValue } from './json-text';
import type { PartialFileType } from '../support/verdict-of';

type Format = 'json' | 'jsonLines';
type Row = [string, JsonValue][];

/** Names that are different even if case is ignored. */
const NAMES = ['a', 'b', 'long name', 'é', '日本', 'x\ny', '"', '\\', '.', '`', '$', '_corrupt_record', '😀', '\u2028', '/', '\u0001', ' ', 'a"b', '__proto__', 'constructor', '#', '_c0', 'b\\'];

const row: fc.Arbitrary<Row> = fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), jsonValue), { selector: ([name]) => name, maxLength: 5 });

/** Rows with the same keys, as in most files. */
const alike: fc.Arbitrary<Row[]> = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 })
  .chain((names) => fc.array(fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), jsonValue))), { minLength: 1, maxLength: 6 }));

const rows: fc.Arbitrary<Row[]> = fc.oneof(alike, fc.array(row, { maxLength: 5 }));

const styleOf = (format: Format): fc.Arbitrary<JsonStyle> => fc.record({
  spaces: fc.oneof(fc.constant(['']), fc.constant(['', ' ']), fc.array(fc.constantFrom('', '', ' ', '\t', ...(format === 'json' ? ['\n', '\n  ', '\r\n', '\r'] : ['  '])), { minLength: 1, maxLength: 7 })),
  escapesAll: fc.constantFrom(false, false, true),
});

const layout = fc.record({ byteOrderMark: fc.constantFrom('', '', '', '\ufeff'), lineEnding: fc.constantFrom('\n', '\n', '\r\n', '\n\n', '\r\n \t\r\n'), endsInLineBreak: fc.boolean(), times });

const schema = fc.record({
  schemaMatch: fc.constantFrom('exact' as const, 'anyOrder' as const, 'allowExtra' as const),
  types: fc.array(fc.constantFrom('string', 'int', 'bigint', 'double', 'decimal(12,3)', 'date', 'timestamp', 'boolean'), { minLength: 5, maxLength: 5 }),
});

/** Generates a JSON array or a JSON Lines file from known records. */
export const jsonDocument = (format: Format): fc.Arbitrary<GeneratedDocument> => fc
  .tuple(rows, styleOf(format), layout, fc.option(schema, { freq: 3 }))
  .map(([few, style, { byteOrderMark, lineEnding, endsInLineBreak, times: repeated }, declared]) => {
    const list = Array.from({ length: repeated }, () => few).flat();
    const pen = new JsonPen(style);
    const texts = list.map((members) => members.map(([name, value]) => [name, pen.write(value)] as const));
    const objects = texts.map((members) => pen.object(members));
    const lines = objects.map((object, index) => object + (endsInLineBreak || index < objects.length - 1 ? lineEnding : '')).join('');
    const text = format === 'json' ? `${pen.space}${pen.enclose('[', objects, ']')}${pen.space}` : lines;
    const names = [...new Set(list.flat().map(([name]) => name))];
    const kept = declared?.schemaMatch === 'allowExtra' && names.length > 1 ? names.slice(1) : names;
    const records = list.map((members, at) => kept.map((name) => {
      const index = members.findIndex(([other]) => other === name);
      return index === -1 ? null : textOf(members[index][1], texts[at][index][1]);
    }));
    const content = Buffer.from(byteOrderMark + text);
    return { fileType: fileTypeOf(format, kept, declared), content, ...(kept.length > 0 && { written: { columns: kept, records } }) };
  });

function fileTypeOf(format: Format, names: readonly string[], declared: { readonly schemaMatch: 'exact' | 'anyOrder' | 'allowExtra'; readonly types: string[] } | null): PartialFileType {
  const common = { format, allowEmpty: true, onCastFailure: 'null' } as const;
  if (declared === null || names.length === 0) return common;
  return { ...common, schemaMatch: declared.schemaMatch, schema: names.map((name, index) => ({ name, type: declared.types[index % declared.types.length] })) };
}
