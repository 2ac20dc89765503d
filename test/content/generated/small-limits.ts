import fc from 'fast-check';
import type { ContentLimits } from '../../../src/contract/dialect';
import type { PartialFileType } from '../support/verdict-of';

/** Generates limits: mostly the defaults, and sometimes limits that many files exceed. */
const limits: fc.Arbitrary<ContentLimits | undefined> = fc.oneof(
  { weight: 12, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record({
      recordBytes: fc.integer({ min: 5, max: 90 }),
      fieldBytes: fc.integer({ min: 2, max: 60 }),
      nestingDepth: fc.integer({ min: 1, max: 4 }),
    }),
  },
);

/** Adds generated limits to the file type of a document. */
export function withLimits<T extends { readonly fileType: PartialFileType }>(document: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.tuple(document, limits).map(([made, given]) => {
    const { fileType } = made;
    return given === undefined ? made : { ...made, fileType: { ...fileType, dialect: { ...fileType.dialect, limits: given } } };
  });
}
