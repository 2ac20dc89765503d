import fc from 'fast-check';
import { verdictOf } from '../../support/verdict-of';

const runs = { seed: 8_259, numRuns: 100 };

const key = fc.constantFrom('a', 'b', 'c', 'é', '"', '\\', 'a b', 'x\ny');

function hasLoneSurrogate(value: unknown): boolean {
  return JSON.stringify(value).replaceAll('\\\\', '').includes('\\ud');
}

const value = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' });

const records = fc.array(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }), { minLength: 1, maxLength: 5 })
  .map((objects) => JSON.parse(JSON.stringify(objects)) as Record<string, unknown>[]);

/** The text of a document, with the choices of a writer: whitespace, and escapes that are not needed. */
const document = fc.tuple(records, fc.constantFrom(undefined, 1, '\t'), fc.boolean()).map(([objects, indent, escaped]) => {
  const text = JSON.stringify(objects, undefined, indent);
  return escaped ? text.replace(/[^\u0000-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`) : text;
});

/** Returns true if JavaScript reads the bytes as an array of objects. */
function isArrayOfObjects(bytes: Uint8Array): boolean {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return Array.isArray(parsed) && parsed.every((element) => typeof element === 'object' && element !== null && !Array.isArray(element));
  } catch {
    return false;
  }
}

/** Reasons to reject a document that JavaScript accepts. */
const OWN_REASONS = ['DUPLICATE_KEY', 'DUPLICATE_COLUMN', 'INVALID_COLUMN_NAME', 'EMPTY', 'NUL_CHARACTER'];

/** Returns true if the escape of a surrogate begins at the offset: JavaScript accepts half of a pair. */
function isLoneSurrogateAt(content: Uint8Array, byteOffset: number): boolean {
  return /^\\ud[89a-f]/i.test(Buffer.from(content).toString('latin1', byteOffset, byteOffset + 4));
}

test('accepts the documents that JSON.stringify writes', () => {
  fc.assert(fc.property(document, fc.integer({ min: 1, max: 30 }), (text, chunkSize) => {
    const objects = JSON.parse(text) as Record<string, unknown>[];
    fc.pre(!hasLoneSurrogate(objects));
    const verdict = verdictOf({ format: 'json' }, text, chunkSize);
    expect(verdict).toMatchObject({ valid: true, facts: { rows: objects.length } });
    expect(verdict.valid && verdict.facts.columns.map(({ name }) => name)).toEqual([...new Set(objects.flatMap((object) => Object.keys(object)))]);
  }), runs);
});

test('rejects a changed document exactly if JavaScript does, except for reasons of its own', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1), fc.constantFrom(...Buffer.from('{}[],:"\\\n 0123-.eEtrufalsnd/\'\x01\xc3', 'latin1'))), { minLength: 1, maxLength: 2 });
  let accepted = 0;
  fc.assert(fc.property(document, changes, fc.integer({ min: 1, max: 30 }), (text, edits, chunkSize) => {
    const bytes = [...Buffer.from(text)];
    for (const [at, removed, byte] of edits) bytes.splice(at % bytes.length, removed, byte);
    const content = Uint8Array.from(bytes);
    const verdict = verdictOf({ format: 'json' }, content, chunkSize);
    expect(verdict).toEqual(verdictOf({ format: 'json' }, content));
    if (verdict.valid) {
      accepted++;
      expect(isArrayOfObjects(content)).toBe(true);
    } else if (!OWN_REASONS.includes(verdict.reason.code) && !isLoneSurrogateAt(content, verdict.reason.byteOffset!)) {
      expect(isArrayOfObjects(content)).toBe(false);
    }
  }), { ...runs, numRuns: 600 });
  expect(accepted).toBeGreaterThan(30);
});

test('returns the same verdict about random text however it is cut', () => {
  const text = fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"a"', ':', ',', '1', 'true', '\n', '\r\n', '\r', ' ', '"', '\\', '\\u12', '\ud83d\ude00'), maxLength: 30 });
  fc.assert(fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 30 })), fc.constantFrom('json', 'jsonLines'), fc.integer({ min: 1, max: 9 }), (content, format, chunkSize) => {
    expect(verdictOf({ format }, content, chunkSize)).toEqual(verdictOf({ format }, content));
  }), { ...runs, numRuns: 1_500 });
});

test('finds the same columns in JSON Lines as in the array of the lines', () => {
  fc.assert(fc.property(records, (objects) => {
    fc.pre(!hasLoneSurrogate(objects));
    const array = verdictOf({ format: 'json' }, JSON.stringify(objects));
    const lines = verdictOf({ format: 'jsonLines' }, objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
    expect(array.valid && lines.valid && lines.facts.columns).toEqual(array.valid && array.facts.columns);
  }), runs);
});
