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
  const message = `the record that begins here has more than ${recordBytes} bytes: add the missing quote, bracket or line break, or raise maxRecordSize`;
  return new ContentProblem('RECORD_TOO_LARGE', message, start, start + recordBytes);
}

/**
 * Checks the size of the CSV field between two offsets, its quotes included.
 *
 * @throws ContentProblem FIELD_TOO_LARGE if it has more than `fieldBytes` bytes
 */
export function checkFieldSize(start: number, end: number, fieldBytes: number): void {
  if (end - start <= fieldBytes) return;
  const message = `the field that begins here has more than ${fieldBytes} bytes: add the missing quote, or raise maxFieldSize`;
  // It is found at the end of the field: a record that is too large before that is RECORD_TOO_LARGE, however the file is cut into chunks.
  throw new ContentProblem('FIELD_TOO_LARGE', message, start, end);
}
