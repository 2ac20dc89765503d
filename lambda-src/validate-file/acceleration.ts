/** What reads ordinary records; all give the same verdicts: `simd` WebAssembly, `javascript` only, or the exact scanners alone. */
export type Acceleration = 'simd' | 'javascript' | 'none';
