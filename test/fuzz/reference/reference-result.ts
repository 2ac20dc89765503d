import type { Table } from '../../content/generated/generated-document';

/** The result of reading a file with a reference parser: its values, or why the reference rejects it. */
export type ReferenceResult = Table | Rejected;

interface Rejected {
  readonly rejected: string;
}

export function isRejected(result: ReferenceResult): result is Rejected {
  return 'rejected' in result;
}

/** Thrown inside a reference to reject a file. */
export class ReferenceRejection extends Error {}
