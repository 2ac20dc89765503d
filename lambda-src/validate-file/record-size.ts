import { LIMITS } from '../../src/contract/limits';
import { ContentDefect } from '../shared/json-records/content-defect';

/** @throws ContentDefect if the bytes are more than a record may have */
export function refuseTooLarge(start: number, end: number): void {
  if (end - start > LIMITS.recordBytes) throw recordTooLarge(start);
}

export function recordTooLarge(start: number): ContentDefect {
  const message = `a record begins here that is larger than ${LIMITS.recordBytes} bytes: is a quote, a bracket or a line break missing?`;
  return new ContentDefect('RECORD_TOO_LARGE', message, start);
}
