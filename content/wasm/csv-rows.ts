import { BLOCK, bits, equal, prefixXor } from './block';
import { addRowEnds, FIRST_ROW_END, ROW_END, rowStartAt, setRowBefore, STRETCH } from './csv-row-ends';
import { clearRowCounts, countRows } from './csv-row-rules';

const LINE_FEED: u8 = 0x0a;
const CARRIAGE_RETURN: u8 = 0x0d;
/** A letter, which neither delimits, quotes nor ends anything. */
const FILLING: u8 = 0x78;

/** Bytes: what follows a row that is not passed over shall not be looked at each time that such a row is met. */
const FIRST_STRETCH: usize = 128;

/**
 * Passes over rows that are right beyond doubt: quotes stand where they may, each has so many fields, and none is longer than it may be.
 *
 * @param start of a row
 * @param end of the bytes at hand; a row has to end before it; the bytes of a block behind it are put back
 * @returns where the first row begins that was not passed over
 */
export function skipCsvRows(start: usize, end: usize, delimiter: i32, quote: i32, fields: i32, mostBytes: i32): usize {
  const first = v128.load(end);
  const second = v128.load(end, 16);
  const third = v128.load(end, 32);
  const fourth = v128.load(end, 48);
  memory.fill(end, FILLING, BLOCK);
  const next = skipRows(start, end, i8x16.splat(<i8>delimiter), i8x16.splat(<i8>quote), fields, mostBytes);
  v128.store(end, first);
  v128.store(end, second, 16);
  v128.store(end, third, 32);
  v128.store(end, fourth, 48);
  return next;
}

function skipRows(start: usize, end: usize, delimiter: v128, quote: v128, fields: i32, mostBytes: i32): usize {
  clearRowCounts();
  setRowBefore(<u64>(start - 1));
  let place = FIRST_ROW_END;
  let stretch = FIRST_STRETCH;
  let stretchEnd = start + stretch;
  let delimiters: i32 = 0;
  let breaks: u64 = 0;
  /** All ones inside quotes. */
  let inside: u64 = 0;
  /** In the lowest bit, what the byte before the block was: one that a quote may open behind, a closing quote, a carriage return outside quotes. */
  let opensBehind: u64 = 1;
  let closedBefore: u64 = 0;
  let returnBefore: u64 = 0;

  for (let at = start; at < end; at += BLOCK) {
    const quoteMask = equal(at, quote);
    const delimiterMask = equal(at, delimiter);
    const lineFeedMask = equal(at, i8x16.splat(LINE_FEED));
    const quoted = prefixXor(quoteMask) ^ inside;
    const returnMask = carriageReturns(at);

    const closing = quoteMask & ~quoted;
    const outerDelimiters = delimiterMask & ~quoted;
    const outerReturns = returnMask & ~quoted;
    let rowEnds = lineFeedMask & ~quoted;
    const mayOpenBehind = outerDelimiters | rowEnds | closing;
    const wrong = (quoteMask & quoted & ~(mayOpenBehind << 1 | opensBehind))
      | ((closing << 1 | closedBefore) & ~(delimiterMask | lineFeedMask | returnMask | quoteMask))
      | ((outerReturns << 1 | returnBefore) & ~lineFeedMask);
    if (wrong != 0) rowEnds &= (wrong & -wrong) - 1;

    breaks |= (lineFeedMask | returnMask) & quoted;
    place = addRowEnds(place, at, rowEnds, outerDelimiters, delimiters);
    delimiters += <i32>popcnt(outerDelimiters);
    if (i32(wrong != 0) | i32(at >= stretchEnd)) {
      const counted = countRows(FIRST_ROW_END, place, fields, mostBytes, breaks != 0);
      if (wrong != 0 || counted != place) return rowStartAt(counted);
      setRowBefore(load<u64>(place - ROW_END));
      place = FIRST_ROW_END;
      if (stretch < STRETCH) stretch *= 2;
      stretchEnd = at + stretch;
    }

    inside = <u64>(<i64>quoted >> 63);
    opensBehind = mayOpenBehind >> 63;
    closedBefore = closing >> 63;
    returnBefore = outerReturns >> 63;
  }
  return rowStartAt(countRows(FIRST_ROW_END, place, fields, mostBytes, breaks != 0));
}

/** Most files have none. */
// @ts-ignore: decorator
@inline
function carriageReturns(at: usize): u64 {
  const byte = i8x16.splat(CARRIAGE_RETURN);
  const first = i8x16.eq(v128.load(at), byte);
  const second = i8x16.eq(v128.load(at, 16), byte);
  const third = i8x16.eq(v128.load(at, 32), byte);
  const fourth = i8x16.eq(v128.load(at, 48), byte);
  return v128.any_true(v128.or(v128.or(first, second), v128.or(third, fourth))) ? bits(first, second, third, fourth) : 0;
}
