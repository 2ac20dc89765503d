import { fieldTable, readInterface } from './source-docs';

const REQUEST = 'src/contract/job-request.ts';
const FACTS = 'src/contract/file-facts.ts';
const DIALECT = 'src/contract/dialect.ts';

export function requestFields(): string {
  return fieldTable(readInterface(REQUEST, 'JobRequest'));
}

export function resultFields(): string {
  return fieldTable(readInterface(REQUEST, 'JobResult').filter(({ name }) => ['rowsRead', 'rowsWritten'].includes(name)));
}

export function checkedFactsFields(): string {
  return fieldTable(['FactsOfType', 'CheckedFileFacts', 'ContentFacts'].flatMap((name) => readInterface(FACTS, name)), (path) => {
    switch (path) {
      case 'dialect': return ['DialectSpec', 'CsvDialectSpec'].flatMap((name) => readInterface(DIALECT, name));
      case 'dialect.limits': return readInterface(DIALECT, 'ContentLimits');
      case 'columns': return readInterface('src/contract/file-type-spec.ts', 'ColumnSpec');
      default: return [];
    }
  });
}

export function uncheckedFactsFields(): string {
  return fieldTable(['FactsOfType', 'UncheckedFileFacts'].flatMap((name) => readInterface(FACTS, name)));
}
