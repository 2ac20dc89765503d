import type { Table } from '../../lambda-src/validate-file/generated/generated-document';

/** What a reference thinks of a file: its values, or why it has none. */
export type Opinion = Table | Refused;

export interface Refused {
  readonly refused: string;
}

export function isRefused(opinion: Opinion): opinion is Refused {
  return 'refused' in opinion;
}

/** Thrown inside a reference. */
export class Refusal extends Error {}

export function opinionOf(read: () => Table): Opinion {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: error.message };
  }
}
