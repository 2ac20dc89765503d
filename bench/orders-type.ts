import { type Kind, ORDER_COLUMNS } from './sample-files';
import type { CheckedFileType, FileTypeSpec } from '../src/contract/file-type-spec';
import { DEFAULT_CONTENT_LIMITS } from '../src/contract/limits';

/** A file type for the sample files, as a pipeline's defaults make it. */
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
