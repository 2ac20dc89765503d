import fc from 'fast-check';
import { executionName, identify, outputFolder, type SourceObject } from '../../src/contract/object-identity';
import { sourceKey } from '../lambda-src/support/source-key';

const OBSERVED = { bucket: 'b', key: 'k', etag: 'abc', size: 3 };

function source(): fc.Arbitrary<SourceObject> {
  const versioned = fc.record({ bucket: fc.constantFrom('b', 'b2'), key: sourceKey(), versionId: fc.string({ minLength: 1, maxLength: 40 }) });
  const unversioned = fc.record({ bucket: fc.constantFrom('b', 'b2'), key: sourceKey(), etag: fc.constantFrom('e1', 'e2'), size: fc.nat(3) });
  return fc.oneof(versioned, unversioned);
}

test('a versioned object is known by its version', () => {
  expect(identify({ ...OBSERVED, versionId: 'v1' })).toEqual({ bucket: 'b', key: 'k', versionId: 'v1' });
});

test.each([undefined, '', 'null'])('with the version id %p an object is known by etag and size', (versionId) => {
  expect(identify({ ...OBSERVED, versionId })).toEqual({ bucket: 'b', key: 'k', etag: 'abc', size: 3 });
});

test('an etag is known without its quotes, as events write it', () => {
  expect(identify({ ...OBSERVED, etag: '"abc"' })).toEqual(identify(OBSERVED));
});

test('an execution is named by what a person recognises', () => {
  expect(executionName({ bucket: 'b', key: 'incoming/2024/My orders.csv', versionId: 'v1' })).toMatch(/^My-orders-csv-[0-9a-f]{40}$/);
});

test('any execution name is one that Step Functions and CloudWatch Logs take', () => {
  fc.assert(fc.property(source(), (object) => expect(executionName(object)).toMatch(/^[0-9A-Za-z_-]{1,80}$/)), { numRuns: 500 });
});

test('the same identity has the same name, and no two identities share one', () => {
  fc.assert(
    fc.property(source(), source(), (left, right) => {
      const same = JSON.stringify(left) === JSON.stringify(right);
      expect(executionName(left) === executionName(right)).toBe(same);
      expect(executionName({ ...left })).toBe(executionName(left));
    }),
    { numRuns: 500 },
  );
});

test.each([
  [{ bucket: 'b', key: 'a/b.csv', versionId: 'v' }, { bucket: 'b', key: 'a-b.csv', versionId: 'v' }],
  [{ bucket: 'b', key: 'k', versionId: 'v1' }, { bucket: 'b', key: 'k', versionId: 'v2' }],
  [{ bucket: 'b', key: 'k', versionId: 'e1' }, { bucket: 'b', key: 'k', etag: 'e1', size: 0 }],
  [{ bucket: 'b', key: 'k', etag: 'e', size: 1 }, { bucket: 'b', key: 'k', etag: 'e', size: 11 }],
  [{ bucket: 'b', key: 'e\u0301.csv', versionId: 'v' }, { bucket: 'b', key: '\u00e9.csv', versionId: 'v' }],
])('%j and %j are two executions', (left, right) => {
  expect(executionName(left)).not.toBe(executionName(right));
});

test('any output folder is one that Spark, Athena and S3 read without escapes', () => {
  fc.assert(
    fc.property(source(), (object) => {
      expect(outputFolder('csv', object)).toMatch(/^csv\/[A-Za-z][A-Za-z0-9-]*-[0-9a-f]{20}\/$/);
    }),
    { numRuns: 500 },
  );
});

test('all versions of a key have one output folder, and no two keys share one', () => {
  fc.assert(
    fc.property(source(), source(), (left, right) => {
      const same = left.bucket === right.bucket && left.key === right.key;
      expect(outputFolder('csv', left) === outputFolder('csv', right)).toBe(same);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['sales.csv', 'sales'],
  ['2024.01.05.csv', 'f-2024-01-05'],
  ['.csv', 'file'],
  ['_x.csv', 'f--x'],
  ['数据.csv', 'file'],
])('the folder of %s begins with %s', (key, stem) => {
  expect(outputFolder('csv', { bucket: 'b', key: `incoming/${key}` }).slice('csv/'.length, -22)).toBe(stem);
});
