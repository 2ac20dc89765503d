import fc from 'fast-check';
import { LIMITS } from '../../../src/contract/limits';
import { verdictOf, type PartialFileType } from '../support/verdict-of';

const LINES = { format: 'jsonLines' } as const;
const ARRAY = { format: 'json' } as const;
const SCHEMA = { schema: [{ name: 'id', type: 'bigint' }, { name: 'note', type: 'string' }] };
const SMALL = { dialect: { limits: { recordBytes: 60, fieldBytes: 20, nestingDepth: 3 } } };

/** Returns the code, line and column of every problem. */
function problemsOf(fileType: PartialFileType, content: string): string[] {
  const verdict = verdictOf(fileType, content);
  return verdict.valid ? [] : [verdict.reason, ...verdict.furtherProblems].map(({ code, line, column }) => `${code} ${line}:${column}`);
}

test.each([
  ['a value that is not an object', '5', 'NOT_AN_OBJECT 2:1'],
  ['text that is not JSON', 'a "{" in it', 'INVALID_JSON 2:1'],
  ['a second object', '{"id":2}{"id":3}', 'NOT_AN_OBJECT 2:9'],
  ['text after the object', '{"id":2},', 'INVALID_JSON 2:9'],
  ['an object that is not closed', '{"id":[2', 'INVALID_JSON 2:9'],
  ['an object that is not closed before a CRLF', '{"id":2\r', 'INVALID_JSON 2:8'],
  ['a string that is not closed', '{"note":"x', 'INVALID_JSON 2:11'],
  ['half of a surrogate pair before the line ends', '{"note":"\\ud83d', 'INVALID_JSON 2:10'],
  ['a carriage return', '{"id":2}\r{"id":3}', 'LONE_CARRIAGE_RETURN 2:9'],
  ['a carriage return inside the object', '{"id"\r:3}', 'LONE_CARRIAGE_RETURN 2:6'],
  ['a key twice', '{"id":2,"id":2,"id":}', 'DUPLICATE_KEY 2:9'],
  ['a key twice in a nested object', '{"note":{"x":1,"x":2}}', 'DUPLICATE_KEY 2:16'],
  ['a key that is not in the schema', '{"ID":2}', 'SCHEMA_MISMATCH 2:2'],
  ['a value of another type', '{"id":2.5,"ID":1}', 'CAST_FAILED 2:7'],
  ['values that are nested too deep', '{"note":[[[]]]}', 'NESTED_TOO_DEEP 2:11'],
  ['a value that is too large', `{"note":"${'x'.repeat(19)}","id":}`, 'FIELD_TOO_LARGE 2:9'],
])('continues with the next line after %s', (_name, line, problem) => {
  const fileType = { ...LINES, ...SCHEMA, ...SMALL };
  expect(problemsOf(fileType, `{"id":1}\n${line}\n{"id":3}\nnull\n`)).toEqual([problem, 'NOT_AN_OBJECT 4:1']);
  expect(problemsOf(fileType, `{"id":1}\n${line}`)).toHaveLength(1);
});

test.each([
  ['a key twice', ',{"id":2,"id":3,"id":4}', 'DUPLICATE_KEY 2:10'],
  ['a key twice in a nested object', ',{"note":{"x":1,"x":2,"x":3},"ID":0}', 'DUPLICATE_KEY 2:17'],
  ['a key that is not in the schema', ',{"ID":1,"iD":2,"id":2.5}', 'SCHEMA_MISMATCH 2:3'],
  ['a value of another type', ',{"id":2.5,"note":{"x":1,"x":2}}', 'CAST_FAILED 2:8'],
  ['a value that is too large', `,{"note":"${'x'.repeat(19)}","ID":0}`, 'FIELD_TOO_LARGE 2:10'],
])('continues with the next element after %s', (_name, element, problem) => {
  const fileType = { ...ARRAY, ...SCHEMA, ...SMALL };
  expect(problemsOf(fileType, `[{"id":1}\n${element}\n,{"id":1},{"id":true}]`)).toEqual([problem, 'CAST_FAILED 3:17']);
});

test.each([
  ['two names that differ in case', '{"A":1,"A":2}', 'DUPLICATE_COLUMN 2:2'],
  ['a name that is reserved', '{"processing_date":1,"":0}', 'RESERVED_COLUMN 2:2'],
  ['a name that is empty', '{"":1}', 'INVALID_COLUMN_NAME 2:2'],
])('continues with the next element after %s', (_name, element, problem) => {
  expect(problemsOf(ARRAY, `[{"a":1},\n${element}\n,null]`)).toEqual([problem, 'NOT_AN_ARRAY_OF_OBJECTS 3:2']);
});

test('continues after a column beyond the maximum number', () => {
  const members = Array.from({ length: LIMITS.columns + 2 }, (_, index) => `"c${index}":0`);
  expect(problemsOf(ARRAY, `[{${members.join(',')}},\n{"x":1},{"c0":1},{"y":1}]`)).toEqual([expect.stringMatching(/^TOO_MANY_COLUMNS 1:/), 'TOO_MANY_COLUMNS 2:2', 'TOO_MANY_COLUMNS 2:19']);
});

test.each([
  ['not JSON', '{"id":1,"id":2,}', 'INVALID_JSON 2:16'],
  ['nested too deep', '{"id":1,"id":[[[]]]}', 'NESTED_TOO_DEEP 2:16'],
  ['too large', `{"id":1,"id":2,"note":"${'x'.repeat(60)}"}`, 'RECORD_TOO_LARGE 2:1'],
  ['cut off', '{"id":1,"id":2', 'INVALID_JSON 2:15'],
])('stops at a rejected element whose rest is %s', (_name, element, problem) => {
  const next = problem.endsWith(':15') ? '' : ',{"id":1,"id":2}]';
  expect(problemsOf({ ...ARRAY, ...SMALL }, `[\n${element}${next}`)).toEqual(['DUPLICATE_KEY 2:9', problem]);
});

test('reports one problem of each element', () => {
  expect(problemsOf({ ...ARRAY, ...SCHEMA }, '[{"id":1.5,"id":2.5,"x":1},{"id":"y","z":0}]')).toEqual(['CAST_FAILED 1:8', 'CAST_FAILED 1:34']);
});

test('reports at most six problems, which fit into the state', () => {
  expect(problemsOf(LINES, '5\n'.repeat(9))).toEqual([1, 2, 3, 4, 5, 6].map((line) => `NOT_AN_OBJECT ${line}:1`));
});

test('does not report problems that are far from the first', () => {
  const filler = `{"a":"${'x'.repeat(LIMITS.furtherProblemsBytes / 4)}"}\n`;
  expect(problemsOf(LINES, `5\n${filler.repeat(3)}6\n${filler}7\n`)).toEqual(['NOT_AN_OBJECT 1:1', 'NOT_AN_OBJECT 5:1']);
});

test('skips the rest of a line after its problem, even if it is longer than a record', () => {
  expect(problemsOf({ ...LINES, ...SMALL }, `{"a":x${' '.repeat(200)}\n5\n`)).toEqual(['INVALID_JSON 1:6', 'NOT_AN_OBJECT 2:1']);
});

const member = fc.constantFrom(
  '"id":1', '"id":1.5', '"note":"x"', '"note":null', '"x":1', '"note":{"y":1,"y":2}',
  '"note":[[[]]]', `"note":"${'é'.repeat(12)}"`, '"id":nul', '"note":"\\ud83d"', '"note":"\n"', '"":0',
);
const object = fc.array(member, { maxLength: 7 }).map((members) => `{${members.join(',')}}`);
const piece = fc.oneof({ weight: 4, arbitrary: object }, fc.constantFrom('', ' ', '5', '{"id":', '}', '{}{}', '\r', '\0', '\ufeff', 'x'.repeat(70)));
const between = (min: number, max: number) => fc.integer({ min, max });
const limits = fc.record({ recordBytes: between(10, 80), fieldBytes: between(5, 80), nestingDepth: between(1, 4) });
const schemas = fc.record({ schemaMatch: fc.constantFrom('exact', 'allowExtra'), schema: fc.constantFrom(undefined, SCHEMA.schema) } as const);

test('reports the same problems however the file is cut', () => {
  const file = fc.oneof(
    fc.tuple(fc.constant(LINES), fc.array(fc.tuple(piece, fc.constantFrom('\n', '\r\n', '\r', '')), { maxLength: 9 }).map((lines) => lines.flat().join(''))),
    fc.tuple(fc.constant(ARRAY), fc.array(fc.oneof({ weight: 9, arbitrary: object }, piece), { maxLength: 9 }).map((elements) => `[${elements.join(',\n')}]`)),
  );
  const reported: Record<number, number> = {};
  fc.assert(fc.property(file, schemas, limits, ([format, content], schema, limit) => {
    const type = { ...format, ...schema, dialect: { limits: limit } };
    const whole = verdictOf(type, content);
    const count = whole.valid ? 0 : 1 + whole.furtherProblems.length;
    reported[count] = (reported[count] ?? 0) + 1;
    for (const chunkSize of [1, 2, 7, limit.recordBytes + 2]) expect(verdictOf(type, content, chunkSize)).toEqual(whole);
  }), { seed: 5, numRuns: 1_000 });
  for (const count of [0, 1, 2, 3, 6]) expect(reported[count]).toBeGreaterThan(10);
});

test('reports the problem of each line as if the line were alone', () => {
  const type = { ...LINES, ...SCHEMA, allowEmpty: true };
  const file = fc.array(fc.tuple(piece.filter((text) => text !== '\0'), fc.constantFrom('\n', '\n', '\r\n', '\r')), { maxLength: 12 }).map((lines) => lines.flat().join(''));
  fc.assert(fc.property(file, (content) => {
    const alone = content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const expected = alone.flatMap((line, index) => problemsOf(type, `${'\n'.repeat(index)}${line}`));
    // A byte order mark at the start of a file is not part of its text.
    fc.pre(!content.startsWith('\ufeff'));
    expect(problemsOf(type, content)).toEqual(expected.slice(0, 6));
  }), { seed: 6, numRuns: 1_000 });
});
