import { ContentProblem } from '../../../content/text/content-problem';
import { ContentValidator, type ContentVerdict } from '../../../content/verdict/content-validator';
import { LIMITS } from '../../../src/contract/limits';
import { fileTypeOf, messageNaming, verdictOf } from '../support/verdict-of';

const LINES = { format: 'jsonLines' } as const;
const SMALL = { ...LINES, dialect: { limits: { recordBytes: 20, fieldBytes: 20, nestingDepth: 9 } } };

function codesOf(verdict: ContentVerdict | undefined): string[] {
  return verdict === undefined || verdict.valid ? [] : [verdict.reason, ...verdict.furtherProblems].map(({ code }) => code);
}

const validatorOf = (...chunks: string[]) => {
  const validator = new ContentValidator(fileTypeOf(LINES));
  chunks.forEach((chunk) => validator.write(Buffer.from(chunk)));
  return validator;
};

test('reports each problem with its place and the text around it', () => {
  expect(verdictOf(LINES, '\ufeff{"é":1}\n{"é":1,"é":2}\nnull')).toEqual({
    valid: false,
    reason: { code: 'DUPLICATE_KEY', message: messageNaming('"é"'), line: 2, column: 8, byteOffset: 20, excerpt: '{"é":1,"é"' },
    furtherProblems: [{ code: 'NOT_AN_OBJECT', message: messageNaming('"n"', '"{"'), line: 3, column: 1, byteOffset: 28, excerpt: 'n' }],
  });
});

test('reports a problem of the whole file without a place', () => {
  expect(verdictOf(LINES, '')).toEqual({ valid: false, reason: { code: 'EMPTY', message: expect.stringMatching(/no records/) }, furtherProblems: [] });
});

test('does not report that the file is empty if it has another problem', () => {
  expect(codesOf(verdictOf(LINES, '1\n2'))).toEqual(['NOT_AN_OBJECT', 'NOT_AN_OBJECT']);
});

test('collects further problems, up to the maximum number', () => {
  const validator = validatorOf();
  const answers = Array.from({ length: 1 + LIMITS.furtherProblems }, () => codesOf(validator.write(Buffer.from('1\n'))).length);
  expect(answers).toEqual([0, 0, 0, 0, 0, 6]);
  expect(codesOf(validator.end())).toHaveLength(6);
});

test('does not wait for further problems that are too far from the first', () => {
  const validator = validatorOf('1\n');
  expect(validator.write(Buffer.from(' '.repeat(LIMITS.furtherProblemsBytes - 3)))).toBeUndefined();
  expect(codesOf(validator.write(Buffer.from(' ')))).toEqual(['NOT_AN_OBJECT']);
});

test.each([
  ['an invalid byte', '1\n{"a":1}\n\xff\n2\n', ['NOT_AN_OBJECT', 'INVALID_ENCODING']],
  ['an invalid byte in a line that is skipped', '1 \xff\n2\n', ['NOT_AN_OBJECT', 'INVALID_ENCODING']],
  ['a record that is too large', `1\n{"a":"${'x'.repeat(20)}"}\n2\n`, ['NOT_AN_OBJECT', 'RECORD_TOO_LARGE']],
  ['a record that is too large before its problem', `1\n{"a":"${'x'.repeat(20)}",}\n2\n`, ['NOT_AN_OBJECT', 'RECORD_TOO_LARGE']],
])('stops reading at %s', (_name, content, codes) => {
  for (const chunkSize of [1, 7, 22, 99]) expect(codesOf(verdictOf(SMALL, Buffer.from(content, 'latin1'), chunkSize))).toEqual(codes);
});

test('returns the verdict about the part of a file that was read', () => {
  expect(validatorOf('{"a":1}\n{"a":2}\n', '{"a"').stop()).toMatchObject({ valid: true, facts: { complete: false, rows: 2 } });
  expect(codesOf(validatorOf('1\n', '{"a"').stop())).toEqual(['NOT_AN_OBJECT']);
  expect(validatorOf('{"a":1}').end()).toMatchObject({ valid: true, facts: { complete: true } });
});

describe('a problem that is not in the text', () => {
  const problem = new ContentProblem('INVALID_GZIP', 'the gzip data is damaged');

  test('is the reason if there is no other problem', () => {
    expect(validatorOf('{"a":1}\n{"a"').reject(problem)).toEqual({ valid: false, reason: { code: 'INVALID_GZIP', message: problem.message }, furtherProblems: [] });
  });

  test.each([
    ['that was found before', ['1\n', '{"a"']],
    ['in a record that was incomplete', [`{"a":"${'x'.repeat(50)}`, '"}\n1\n']],
  ])('follows a problem %s', (_name, chunks) => {
    expect(codesOf(validatorOf(...chunks).reject(problem))).toEqual(['NOT_AN_OBJECT', 'INVALID_GZIP']);
  });

  test('does not change a verdict', () => {
    const validator = validatorOf('{"a":1}\n');
    const verdict = validator.end();
    expect([validator.reject(problem), validator.stop(), validator.write(Buffer.from('1'))]).toEqual([verdict, verdict, verdict]);
  });
});
