import { isKeyTooLong, sourceKey } from '../../../local/demo/source-key';

test('a file is uploaded below the source prefix, its path as it is', () => {
  expect(sourceKey('Zürich 2024/Kaffee & Tee.csv')).toBe('incoming/Zürich 2024/Kaffee & Tee.csv');
});

test('the length of a key is counted in bytes', () => {
  expect(isKeyTooLong('ü'.repeat(512))).toBe(false);
  expect(isKeyTooLong('ü'.repeat(512) + 'x')).toBe(true);
});
