import { LIMITS } from '../../src/contract/limits';
import { ContentProblem } from '../text/content-problem';

/**
 * Checks the size of the record between two offsets.
 *
 * @throws ContentProblem RECORD_TOO_LARGE if it has more than `recordBytes` bytes
 */
export function checkRecordSize(start: number, end: number, recordBytes: number): void {
  if (end - start > recordBytes) throw recordTooLarge(start, recordBytes);
}

/**
 * Returns the problem of a record that has more than `recordBytes` bytes. It counts as found at the first byte beyond the limit, so a problem that
 * is found earlier in the record comes before it.
 */
export function recordTooLarge(start: number, recordBytes: number): ContentProblem {
  const fix = `add the missing quote, bracket or line break, or ${recordBytes < LIMITS.recordBytes ? 'raise maxRecordSize' : 'shorten the record'}`;
  const message = `the record that begins here has more than ${recordBytes} bytes: ${fix}`;
  return new ContentProblem('RECORD_TOO_LARGE', message, start, start + recordBytes);
}

/**
 * Checks the size of the CSV field between two offsets, its quotes included.
 *
 * @throws ContentProblem FIELD_TOO_LARGE if it has more than `fieldBytes` bytes
 */
export function checkFieldSize(start: number, end: number, fieldBytes: number): void {
  if (end - start <= fieldBytes) return;
  throw fieldTooLarge('the field that begins here', start, end, fieldBytes);
}

/**
 * Returns the problem of a CSV field, or of the value of a JSON member, that has more than `fieldBytes` bytes. It is found at the end of the field: a
 * record that is too large before that is RECORD_TOO_LARGE, however the file is cut into chunks.
 *
 * @param subject the field, as the message names it
 */
export function fieldTooLarge(subject: string, start: number, foundAt: number, fieldBytes: number): ContentProblem {
  const fix = `add the missing quote, or ${fieldBytes < LIMITS.fieldBytes ? 'raise maxFieldSize' : 'shorten it'}`;
  return new ContentProblem('FIELD_TOO_LARGE', `${subject} has more than ${fieldBytes} bytes: ${fix}`, start, foundAt);
}
