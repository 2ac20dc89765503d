import { CORPUS } from './corpus';
import { verdictOf } from './verdict-of';

describe.each(CORPUS)('$fileType.format: $name', ({ fileType, content, verdict: expected }) => {
  const verdict = verdictOf(fileType, content);

  test('is judged right', () => {
    if (expected.valid) expect(verdict).toMatchObject({ valid: true, facts: expected.facts });
    else expect(verdict).toEqual({ valid: false, reason: { message: expect.any(String), ...expected.reason } });
  });

  test('is told in words that can be shown', () => {
    if (verdict.valid) return;
    expect(verdict.reason.message).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]{10,500}$/u);
    expect(verdict.reason.message).not.toMatch(/\.$/);
  });

  test.each([1, 7, 64 * 1024])('is judged alike in chunks of %d bytes', (size) => {
    expect(verdictOf(fileType, content, size)).toEqual(verdict);
  });
});
