// The exports of the WebAssembly module. content/simd/simd-scanner.ts declares them for TypeScript.
export { checksCells, setCellType } from './cell-values';
export { csvNullMarkerPlace } from './csv-row-cells';
export { csvCarriageReturns, csvLineFeeds, csvNeedsMultiLine, csvRowCount, csvWidestRow } from './csv-row-rules';
export * from './csv-rows';
export * from './json-records';
export * from './text-counts';
