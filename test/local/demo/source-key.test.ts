import { sourceKey, withoutLongKeys } from '../../../local/demo/source-key';

test('a file is uploaded below the prefix, its path as it is', () => {
  expect(sourceKey('incoming/', 'Zürich 2024/Kaffee & Tee.csv')).toBe('incoming/Zürich 2024/Kaffee & Tee.csv');
});

test('a file whose key with the prefix is longer than S3 takes is not usable; length is counted in bytes', () => {
  const file = (name: string) => ({ name, path: `/files/${name}` });
  const fits = file('ü'.repeat(510));
  const tooLong = file(`${'ü'.repeat(510)}x`);
  const unusable = { name: 'a', reason: 'UNREADABLE' as const, message: 'it may not be read' };
  expect(withoutLongKeys({ files: [fits, tooLong], unusable: [unusable], passedOver: ['b'] }, 'in2/')).toEqual({
    files: [fits],
    unusable: [unusable, { name: tooLong.name, reason: 'KEY_TOO_LONG', message: 'its key would be longer than the 1024 bytes that S3 takes' }],
    passedOver: ['b'],
  });
});
