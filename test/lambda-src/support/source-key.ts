import fc from 'fast-check';

const MAX_KEY_BYTES = 1024;

/** Keys that pipelines often handle wrongly. */
export const HOSTILE_KEYS = [
  '..',
  '.',
  '/leading',
  '//',
  'a//b.csv',
  '../../etc/passwd',
  'a/../b.csv',
  '100%.csv',
  '%2e%2e%2f.csv',
  'a+b c.csv',
  'a?versionId=x.csv',
  'a#b&c=d.csv',
  '-x.csv',
  '--target_bucket=evil.csv',
  '*.csv',
  '{a,b}.csv',
  '[a-z]?.csv',
  '_SUCCESS',
  '.hidden',
  'a:b.csv',
  'größe.csv',
  '数据/文件.csv',
  '😀'.repeat(200),
  'line\nbreak\r\n.csv',
  '\u0001\u001f\u007f.csv',
  '\u202egpj.exe.csv',
  '\ufeffbom.csv',
  "quote'\"`<>.csv",
  '$.source.key',
  'x.reason.json',
  'k'.repeat(MAX_KEY_BYTES),
  '\u0001'.repeat(MAX_KEY_BYTES),
  '"'.repeat(MAX_KEY_BYTES),
];

/** Generates any key that S3 accepts: 1 to 1,024 bytes of UTF-8. */
export function sourceKey(): fc.Arbitrary<string> {
  const anyKey = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  const repeated = fc.tuple(anyKey, fc.integer({ min: 1, max: 25 })).map(([text, times]) => text.repeat(times));
  return fc.oneof(fc.constantFrom(...HOSTILE_KEYS), anyKey, repeated).filter((key) => Buffer.byteLength(key) <= MAX_KEY_BYTES);
}

/** Generates any key that begins with a prefix. */
export function sourceKeyBelow(prefix: string): fc.Arbitrary<string> {
  return sourceKey().map((key) => cutToBytes(prefix + key));
}

function cutToBytes(key: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(key).subarray(0, MAX_KEY_BYTES), { stream: true });
}
