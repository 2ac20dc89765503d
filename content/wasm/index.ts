export { csvCarriageReturns, csvLineFeeds, csvNeedsMultiLine, csvRowCount, csvWidestRow } from './csv-row-rules';
export * from './csv-rows';
export * from './json-records';
export * from './text-counts';
