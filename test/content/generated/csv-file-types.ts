import fc from 'fast-check';
import { TYPED_CELLS } from './typed-cells';
import type { CsvDialectSpec } from '../../../src/contract/dialect';
import type { SchemaMatchMode } from '../../../src/contract/file-type-spec';
import type { PartialFileType } from '../support/verdict-of';

type CsvDialect = Pick<CsvDialectSpec, 'delimiter' | 'quote' | 'nullMarker'>;

/** The dialects. They are few, so that Spark can read many files of one dialect at once. */
const DIALECTS: CsvDialect[] = [
  { delimiter: ',', quote: '"', nullMarker: '' },
  { delimiter: ',', quote: '"', nullMarker: 'NULL' },
  { delimiter: ';', quote: '"', nullMarker: '' },
  { delimiter: '\t', quote: '"', nullMarker: '\\N' },
  { delimiter: '|', quote: '\'', nullMarker: '-' },
  { delimiter: ':', quote: '|', nullMarker: '' },
  { delimiter: '#', quote: '"', nullMarker: '' },
];

/** A file type, and the columns of its schema that the file contains, with their places. */
export interface CsvShape {
  readonly fileType: PartialFileType;
  readonly dialect: CsvDialect;
  readonly header: boolean;
  /** The names of the fields of a row. */
  readonly names: string[];
  /** The type of each field. If it is absent, the field can be any text. */
  readonly types?: (string | undefined)[];
  /** The fields that are columns of the output, in its order. */
  readonly positions: number[];
}

/** Names that are different even if case is ignored. An index makes unusual names unique. */
const name = fc.constantFrom('id', 'Total', 'a b', 'é', '日本', 'x\ny', 'q"u', '\'', '.', '`', '#', ' lead', 'NULL', '1', '\u2028', '\ufeffmark', 'c\r\nd');

const TYPES = ['string', 'string', ...Object.keys(TYPED_CELLS)];

/** The order of a schema's columns in a row, and the extra columns between them. */
const order = fc.record({
  width: fc.constantFrom(1, 2, 2, 3, 3, 4),
  schemaMatch: fc.constantFrom<(SchemaMatchMode | undefined)[]>(undefined, undefined, undefined, 'exact', 'anyOrder', 'allowExtra'),
  shift: fc.nat({ max: 3 }),
  types: fc.array(fc.constantFrom(...TYPES), { minLength: 4, maxLength: 4 }),
  names: fc.array(name, { minLength: 4, maxLength: 4 }),
});

export const csvShape: fc.Arbitrary<CsvShape> = fc
  .record({ dialect: fc.constantFrom(...DIALECTS), hasHeader: fc.constantFrom(true, true, false), order, onCastFailure: fc.constantFrom('fail' as const, 'null' as const), inferTypes: fc.boolean() })
  .map(({ dialect, hasHeader, order: { width, schemaMatch, shift, types: declared, names: given }, onCastFailure, inferTypes }) => {
    const names = Array.from({ length: width }, (_, field) => `n${field}${given[field]}`);
    const common = { format: 'csv', allowEmpty: true, onCastFailure, dialect: { ...dialect, header: hasHeader } } as const;
    if (schemaMatch === undefined) {
      const columnNames = hasHeader ? {} : { columnNames: names };
      const fileType: PartialFileType = { ...common, inferTypes, dialect: { ...common.dialect, ...columnNames } };
      return { fileType, dialect, header: hasHeader, names, positions: names.map((_, field) => field) };
    }
    // A file without a header has exactly the columns of the schema, whatever the mode is.
    const isExact = schemaMatch === 'exact' || !hasHeader;
    const kept = schemaMatch === 'allowExtra' && hasHeader ? Math.max(1, width - 1) : width;
    const positions = Array.from({ length: kept }, (_, column) => (isExact ? column : (column + shift) % width));
    const schema = positions.map((field) => ({ name: names[field], type: declared[field] }));
    const types = names.map((_, field) => (positions.includes(field) ? declared[field] : undefined));
    return { fileType: { ...common, schema, schemaMatch }, dialect, header: hasHeader, names, types, positions };
  });
