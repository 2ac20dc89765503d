import { fieldTable, readInterface } from './source-docs';

const REQUEST = 'src/contract/job-request.ts';
const FACTS = 'src/contract/file-facts.ts';

export function requestFields(): string {
  return fieldTable(readInterface(REQUEST, 'JobRequest'));
}

export function resultFields(): string {
  return fieldTable(readInterface(REQUEST, 'JobResult').filter(({ name }) => ['rowsRead', 'rowsWritten'].includes(name)));
}

export function checkedFactsFields(): string {
  return fieldTable(['FactsOfType', 'CheckedFileFacts', 'ContentFacts'].flatMap((name) => readInterface(FACTS, name)), (path) => {
    const parts = { dialect: 'CsvDialectSpec', columns: 'ColumnSpec' }[path];
    return parts ? readInterface('src/contract/file-type-spec.ts', parts) : [];
  });
}

export function uncheckedFactsFields(): string {
  return fieldTable(['FactsOfType', 'UncheckedFileFacts'].flatMap((name) => readInterface(FACTS, name)));
}
