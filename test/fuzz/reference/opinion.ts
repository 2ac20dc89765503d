import type { Table } from '../../content/generated/generated-document';

/** What a reference thinks of a file: its values, or why it has none. */
export type Opinion = Table | Refused;

export interface Refused {
  readonly rejected: string;
}

export function isRefused(opinion: Opinion): opinion is Refused {
  return 'rejected' in opinion;
}

/** Thrown inside a reference. */
export class Refusal extends Error {}

export function opinionOf(read: () => Table): Opinion {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { rejected: error.message };
  }
}
