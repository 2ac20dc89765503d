import fc from 'fast-check';

/** How often the rows of a file are repeated: it then fills more than the buffers of a scanner's first steps. */
export const times: fc.Arbitrary<number> = fc.oneof({ weight: 20, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 60 }) });
