import * as path from 'node:path';
import { PERMANENT_ERRORS, type PermanentErrorName } from '../../src/contract/error-names';
import type { ReasonCode } from '../../src/contract/reason-codes';
import type { OutcomeName } from '../../src/contract/workflow-state';

export interface ExpectedOutcome {
  readonly outcome: OutcomeName;
  readonly reason: ReasonCode | PermanentErrorName | null;
  /** The rows in the output. */
  readonly rows: number | null;
  /** The rows that the validator counts; null if the content is not checked or not valid. */
  readonly validatedRows: number | null;
}

interface Example {
  /** The subject of the example, in one line. */
  readonly shows: string;
  /** The expected outcome of each file, by its path in `files/`. */
  readonly files: Readonly<Record<string, ExpectedOutcome>>;
}

/** All folders in examples/ with an app. */
export const EXAMPLES = {
  'quick-start': {
    shows: 'CSV, JSON and JSON Lines, with the defaults',
    files: {
      'sample_data.csv': processed(5),
      'sample_data.json': processed(5),
      'events.jsonl': processed(4),
      'Zürich 2024/Kaffee & Tee – März.csv': processed(3),
      'refused/empty.csv': rejected('EMPTY'),
      'refused/ragged.csv': rejected('RAGGED_ROW'),
      'refused/broken.json': rejected('INVALID_JSON'),
      'refused/notes.txt': rejected('UNSUPPORTED_TYPE'),
    },
  },
  'own-buckets-and-key': {
    shows: 'your own buckets and key',
    files: {
      'customers.csv': processed(3),
      '2024/customers.csv': processed(2),
      'readme.md': rejected('UNSUPPORTED_TYPE'),
    },
  },
  'declared-schema': {
    shows: 'columns with types, and the effect of a wrong cell',
    files: {
      'orders/march.csv': processed(4),
      'orders/wrong-cells.csv': processed(3),
      'orders/other-columns.csv': rejected('SCHEMA_MISMATCH'),
      'payments/march.jsonl': processed(3),
      'payments/wrong-amount.jsonl': rejected('CAST_FAILED'),
    },
  },
  'partner-exports': {
    shows: 'delimiters, encodings, gzip, nulls, columns in any order',
    files: {
      'erp/kunden.csv': processed(3),
      'erp/kunden-utf8.csv': rejected('INVALID_ENCODING'),
      'excel/prices.txt': processed(2),
      'sensors/night.tsv.gz': processed(4),
      'sensors/cut-off.tsv.gz': rejected('INVALID_GZIP'),
      'shop/orders.csv': processed(2),
      'shop/orders-without-total.csv': rejected('SCHEMA_MISMATCH'),
    },
  },
  'own-transform': {
    shows: 'your own Python function in the job',
    files: {
      'march.csv': processed(4, 6),
      'unknown-currency.csv': failed(2),
    },
  },
  'existing-glue-job': {
    shows: 'XML, converted by your own Glue job',
    files: {
      'orders.xml': processed(3, null),
      'cut-off.xml': failed(null),
      'empty.xml': rejected('EMPTY'),
    },
  },
  'team-notifications': {
    shows: 'e-mail, queues, a function, a topic and an event bus',
    files: {
      'orders.csv': processed(3),
      'orders-wrong-total.csv': failed(2),
      'events.jsonl': rejected('INVALID_JSON'),
    },
  },
} satisfies Record<string, Example>;

export type ExampleName = keyof typeof EXAMPLES;

export const EXAMPLE_NAMES = Object.keys(EXAMPLES) as ExampleName[];

export const DEFAULT_EXAMPLE: ExampleName = 'quick-start';

export function expectedOutcomes(example: ExampleName): Readonly<Record<string, ExpectedOutcome>> {
  return EXAMPLES[example].files;
}

/** Returns the folder with the files of an example. */
export function samplesFolder(example: ExampleName): string {
  return path.join(__dirname, '../../examples', example, 'files');
}

function processed(rows: number, validatedRows: number | null = rows): ExpectedOutcome {
  return { outcome: 'PROCESSED', reason: null, rows, validatedRows };
}

function rejected(reason: ReasonCode): ExpectedOutcome {
  return { outcome: 'REJECTED', reason, rows: null, validatedRows: null };
}

/** The outcome of a valid file whose job fails. */
function failed(validatedRows: number | null): ExpectedOutcome {
  return { outcome: 'FAILED', reason: PERMANENT_ERRORS.jobRunFailed, rows: null, validatedRows };
}
