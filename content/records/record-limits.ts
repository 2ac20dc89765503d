import { ContentProblem } from '../text/content-problem';

/** @throws ContentProblem if the bytes are more than a record may have */
export function checkRecordSize(start: number, end: number, recordBytes: number): void {
  if (end - start > recordBytes) throw recordTooLarge(start, recordBytes);
}

export function recordTooLarge(start: number, recordBytes: number): ContentProblem {
  const message = `a record begins here that is larger than ${recordBytes} bytes: is a quote, a bracket or a line break missing?`;
  return new ContentProblem('RECORD_TOO_LARGE', message, start, start + recordBytes);
}

/** @throws ContentProblem if the bytes are more than a field may have */
export function checkFieldSize(start: number, end: number, fieldBytes: number): void {
  if (end - start <= fieldBytes) return;
  // Found at its end: a record that has become too large before that is told as such, however it is cut.
  const message = `a field begins here that is larger than ${fieldBytes} bytes: is a quote missing?`;
  throw new ContentProblem('FIELD_TOO_LARGE', message, start, end);
}
