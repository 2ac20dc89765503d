import * as fs from 'node:fs';
import type { CheckedFileType, ColumnSpec, FileTypeSpec } from '../src/contract/file-type-spec';
import { DEFAULT_CONTENT_LIMITS } from '../src/contract/limits';

export type Kind = 'csv' | 'json' | 'jsonl';

/** The columns of the sample files. Each row is an order. */
const ORDER_COLUMNS: ColumnSpec[] = [
  { name: 'id', type: 'bigint' }, { name: 'customer', type: 'string' }, { name: 'city', type: 'string' }, { name: 'total', type: 'decimal(12,2)' },
  { name: 'quantity', type: 'int' }, { name: 'ordered', type: 'date' }, { name: 'paid', type: 'boolean' }, { name: 'discount', type: 'double' },
  { name: 'note', type: 'string' },
];

/** Returns a file type for the sample files, with the defaults of a pipeline. */
export function ordersType(kind: Kind, options: { readonly schema?: boolean; readonly inferTypes?: boolean } = {}): CheckedFileType {
  const dialect = { encoding: 'UTF-8', compression: 'none', limits: DEFAULT_CONTENT_LIMITS } as const;
  const type: Omit<FileTypeSpec, 'format' | 'dialect'> = {
    name: 'orders',
    match: [],
    ...(options.schema && { schema: ORDER_COLUMNS }),
    schemaMatch: 'exact',
    inferTypes: options.inferTypes ?? false,
    allowEmpty: false,
    onCastFailure: 'fail',
    processingDate: true,
  };
  return kind === 'csv'
    ? { ...type, format: 'csv', dialect: { ...dialect, delimiter: ',', quote: '"', header: true, nullMarker: '' } }
    : { ...type, format: kind === 'json' ? 'json' : 'jsonLines', dialect };
}

const WRITE_BYTES = 1024 ** 2;

interface Layout {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly record: (values: unknown[]) => string;
}

const asObject = (values: unknown[]) => JSON.stringify(Object.fromEntries(values.map((value, index) => [ORDER_COLUMNS[index].name, value])));

const LAYOUTS: Readonly<Record<Kind, Layout>> = {
  csv: {
    head: `${ORDER_COLUMNS.map(({ name }) => name).join(',')}\n`, between: '\n', tail: '\n',
    record: (values) => values.map((value) => csvCell(String(value ?? ''))).join(','),
  },
  json: { head: '[\n', between: ',\n', tail: '\n]\n', record: asObject },
  jsonl: { head: '', between: '\n', tail: '\n', record: asObject },
};

/** Writes a sample file of about `bytes` bytes. @returns the number of orders in it */
export function writeOrders(file: string, kind: Kind, bytes: number): number {
  const { head, between, tail, record } = LAYOUTS[kind];
  const output = fs.openSync(file, 'w');
  const random = createRandom();
  let written = fs.writeSync(output, head);
  let rows = 0;
  while (written < bytes) {
    const records: string[] = [];
    for (let size = 0; size < WRITE_BYTES && written + size < bytes; size += records[records.length - 1].length) {
      records.push(record(createOrder(++rows, random)));
    }
    written += fs.writeSync(output, (rows === records.length ? '' : between) + records.join(between));
  }
  fs.writeSync(output, tail);
  fs.closeSync(output);
  return rows;
}

const CITIES = ['Berlin', 'Zürich', 'São Paulo', 'New York, NY', 'Kraków', 'London'];

function createOrder(id: number, random: (below: number) => number): unknown[] {
  const day = `2026-${pad(1 + random(12))}-${pad(1 + random(28))}`;
  const note = random(4) === 0 ? 'leave it at the "back door"' : random(2) === 0 ? null : 'express';
  return [id, `customer-${random(1_000_000)}`, CITIES[random(CITIES.length)], random(100_000) / 100, random(100), day, random(2) === 0, random(50) / 1000, note];
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Creates a random number generator that yields the same numbers in every run: that of Numerical Recipes, whose high bits are random enough. */
function createRandom(): (below: number) => number {
  let state = 20_261_127;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}
