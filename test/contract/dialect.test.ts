import { FileCompression, FileEncoding } from '../../src';
import { COMPRESSION_SETTINGS, ENCODINGS } from '../../src/contract/dialect';

it('has the encodings and compressions that users can choose', () => {
  expect(Object.values(FileEncoding)).toEqual(ENCODINGS);
  expect(Object.values(FileCompression)).toEqual(COMPRESSION_SETTINGS);
});
