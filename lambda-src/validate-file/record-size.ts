import { ContentDefect } from '../shared/json-records/content-defect';

/** @throws ContentDefect if the bytes are more than a record may have */
export function refuseTooLarge(start: number, end: number, recordBytes: number): void {
  if (end - start > recordBytes) throw recordTooLarge(start, recordBytes);
}

export function recordTooLarge(start: number, recordBytes: number): ContentDefect {
  const message = `a record begins here that is larger than ${recordBytes} bytes: is a quote, a bracket or a line break missing?`;
  return new ContentDefect('RECORD_TOO_LARGE', message, start, start + recordBytes);
}

/** @throws ContentDefect if the bytes are more than a field may have */
export function refuseFieldTooLarge(start: number, end: number, fieldBytes: number): void {
  if (end - start <= fieldBytes) return;
  // Found at its end: a record that has become too large before that is told as such, however it is cut.
  const message = `a field begins here that is larger than ${fieldBytes} bytes: is a quote missing?`;
  throw new ContentDefect('FIELD_TOO_LARGE', message, start, end);
}
