import { bitmask, BLOCK, CARRIAGE_RETURN, LINE_FEED, maskOf, prefixXor } from './bytes';
import { checksCells } from './cell-values';
import { checkRows } from './csv-row-cells';
import { addRowEnds, FIRST_ROW_END, ROW_END, rowStartAt, setRowBefore, STRETCH } from './csv-row-ends';
import { clearRowCounts, countRows } from './csv-row-rules';

/** A letter. It is not a delimiter, a quote or a line ending. */
const FILLER: u8 = 0x78;

/** The bytes of the first stretch. It is short, because the bytes after a row that is left to the exact scanner are scanned in vain. */
const FIRST_STRETCH: usize = 128;

/**
 * Passes over rows that are certainly valid: their quotes are at allowed places, each row has the given number of fields, and none is too long. If
 * cells are checked, each cell is certainly a value of its type.
 *
 * @param start the address at which a row begins
 * @param end the end of the available bytes. Rows must end before it. The block of bytes after it is overwritten and restored.
 * @param typedFields the number of fields to check; the fields after them have no type
 * @returns the address of the first row that was not passed over
 */
export function skipCsvRows(start: usize, end: usize, delimiter: i32, quote: i32, fields: i32, typedFields: i32, maxBytes: i32): usize {
  const first = v128.load(end);
  const second = v128.load(end, 16);
  const third = v128.load(end, 32);
  const fourth = v128.load(end, 48);
  memory.fill(end, FILLER, BLOCK);
  const next = skipRows(start, end, <u8>delimiter, <u8>quote, fields, typedFields, maxBytes);
  v128.store(end, first);
  v128.store(end, second, 16);
  v128.store(end, third, 32);
  v128.store(end, fourth, 48);
  return next;
}

function skipRows(start: usize, end: usize, delimiter: u8, quote: u8, fields: i32, typedFields: i32, maxBytes: i32): usize {
  const delimiters = i8x16.splat(<i8>delimiter);
  const quotes = i8x16.splat(<i8>quote);
  clearRowCounts();
  setRowBefore(<u64>(start - 1));
  let place = FIRST_ROW_END;
  let stretch = FIRST_STRETCH;
  let stretchEnd = start + stretch;
  let delimiterCount: i32 = 0;
  let breaks: u64 = 0;
  /** All bits are set if the block begins inside quotes. */
  let inside: u64 = 0;
  /** The lowest bit of each says what the byte before the block is: one after which a quote may open, a closing quote, a carriage return outside quotes. */
  let opensAfter: u64 = 1;
  let closedBefore: u64 = 0;
  let returnBefore: u64 = 0;

  for (let at = start; at < end; at += BLOCK) {
    const quoteMask = maskOf(at, quotes);
    const delimiterMask = maskOf(at, delimiters);
    const lineFeedMask = maskOf(at, i8x16.splat(LINE_FEED));
    const quoted = prefixXor(quoteMask) ^ inside;
    const returnMask = carriageReturns(at);

    const closing = quoteMask & ~quoted;
    const outerDelimiters = delimiterMask & ~quoted;
    const outerReturns = returnMask & ~quoted;
    let rowEnds = lineFeedMask & ~quoted;
    const mayOpenAfter = outerDelimiters | rowEnds | closing;
    const wrong = (quoteMask & quoted & ~(mayOpenAfter << 1 | opensAfter))
      | ((closing << 1 | closedBefore) & ~(delimiterMask | lineFeedMask | returnMask | quoteMask))
      | ((outerReturns << 1 | returnBefore) & ~lineFeedMask);
    if (wrong != 0) rowEnds &= (wrong & -wrong) - 1;

    breaks |= (lineFeedMask | returnMask) & quoted;
    place = addRowEnds(place, at, rowEnds, outerDelimiters, delimiterCount);
    delimiterCount += <i32>popcnt(outerDelimiters);
    if (i32(wrong != 0) | i32(at >= stretchEnd)) {
      const checked = checksCells ? checkRows(FIRST_ROW_END, place, delimiter, quote, typedFields) : place;
      const counted = countRows(FIRST_ROW_END, checked, fields, maxBytes, breaks != 0);
      if (wrong != 0 || counted != place) return rowStartAt(counted);
      setRowBefore(load<u64>(place - ROW_END));
      place = FIRST_ROW_END;
      if (stretch < STRETCH) stretch *= 2;
      stretchEnd = at + stretch;
    }

    inside = <u64>(<i64>quoted >> 63);
    opensAfter = mayOpenAfter >> 63;
    closedBefore = closing >> 63;
    returnBefore = outerReturns >> 63;
  }
  const checked = checksCells ? checkRows(FIRST_ROW_END, place, delimiter, quote, typedFields) : place;
  return rowStartAt(countRows(FIRST_ROW_END, checked, fields, maxBytes, breaks != 0));
}

/** Returns the mask of the carriage returns in a block. Most files have none, so it checks for any of them first. */
// @ts-ignore: decorator
@inline
function carriageReturns(at: usize): u64 {
  const byte = i8x16.splat(CARRIAGE_RETURN);
  const first = i8x16.eq(v128.load(at), byte);
  const second = i8x16.eq(v128.load(at, 16), byte);
  const third = i8x16.eq(v128.load(at, 32), byte);
  const fourth = i8x16.eq(v128.load(at, 48), byte);
  return v128.any_true(v128.or(v128.or(first, second), v128.or(third, fourth))) ? bitmask(first, second, third, fourth) : 0;
}
