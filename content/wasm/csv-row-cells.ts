import { byteAt, CARRIAGE_RETURN } from './bytes';
import { isCellValue, isTextColumn } from './cell-values';
import { ROW_END, rowStartAt } from './csv-row-ends';

const MAX_MARKER_BYTES: i32 = 256;
const MARKER = memory.data(MAX_MARKER_BYTES);
let markerLength: usize = 0;

/** Returns the address for the bytes of the null marker, or 0 if it is too long. */
export function csvNullMarkerPlace(length: i32): usize {
  if (length > MAX_MARKER_BYTES) return 0;
  markerLength = length;
  return MARKER;
}

/**
 * Checks the cells of rows whose quotes are at allowed places.
 *
 * @param typedFields the number of fields to check; the fields after them have no type
 * @returns the address of the entry of the first row with a cell that is not certainly a value of its type, or the end of the list
 */
export function checkRows(list: usize, listEnd: usize, delimiter: u8, quote: u8, typedFields: i32): usize {
  const delimiters = i8x16.splat(<i8>delimiter);
  for (; list < listEnd; list += ROW_END) {
    const start = rowStartAt(list);
    const lineFeed = <usize>load<u32>(list);
    const end = lineFeed > start && byteAt(lineFeed - 1) == CARRIAGE_RETURN ? lineFeed - 1 : lineFeed;
    // A line without a byte is not a row.
    if (end > start && !checkRow(start, end, delimiters, quote, typedFields)) break;
  }
  return list;
}

function checkRow(at: usize, end: usize, delimiters: v128, quote: u8, typedFields: i32): bool {
  for (let column: i32 = 0; column < typedFields && at <= end; column++) {
    const quotes: usize = at < end && byteAt(at) == quote ? 1 : 0;
    const textStart = at + quotes;
    const textEnd = quotes ? closingQuote(textStart, end, quote) : fieldEnd(textStart, end, delimiters);
    // An empty field without quotes is null.
    const isEmpty = !quotes && textStart == textEnd;
    if (!isTextColumn(column) && !isEmpty && !isNullOrValue(column, textStart, textEnd)) return false;
    at = textEnd + quotes + 1;
  }
  return true;
}

/** Returns the address of the next delimiter, or the end of the row. It reads up to 15 bytes after that end. */
// @ts-ignore: decorator
@inline
function fieldEnd(at: usize, end: usize, delimiters: v128): usize {
  while (at < end) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), delimiters));
    if (mask != 0) return min(at + <usize>ctz(mask), end);
    at += 16;
  }
  return end;
}

/** Returns the address of the quote that closes a field. */
// @ts-ignore: decorator
@inline
function closingQuote(at: usize, end: usize, quote: u8): usize {
  while (at < end) {
    if (byteAt(at) == quote) {
      if (at + 1 == end || byteAt(at + 1) != quote) return at;
      at++;
    }
    at++;
  }
  return end;
}

/** Checks a text without its quotes. No value is empty, and none contains a doubled quote. */
// @ts-ignore: decorator
@inline
function isNullOrValue(column: i32, start: usize, end: usize): bool {
  const isNull = markerLength != 0 && end - start == markerLength && memory.compare(start, MARKER, markerLength) == 0;
  return isNull || isCellValue(column, start, end);
}
