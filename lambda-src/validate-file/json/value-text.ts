import type { JsonMember } from '../../shared/json-records/json-record-handler';

/** The text of a value that is not null, as the job gets it: what a string says, anything else as it is written. */
export function valueText({ bytes, kind, valueStart, valueEnd }: JsonMember): string {
  const written = bytes.toString('utf8', valueStart, valueEnd);
  return kind === 'string' ? JSON.parse(written) as string : written;
}
