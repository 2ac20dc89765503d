import { CARRIAGE_RETURN, LINE_FEED } from './bytes';
import { ROW_END, rowStartAt } from './csv-row-ends';

const SPACE: i32 = 0x20;
/** The first byte of U+FEFF. */
const MARK_LEAD: i32 = 0xef;

/** The number of rows that the latest call of skipCsvRows passed over, and the bytes of the widest. */
export let csvRowCount: i32 = 0;
export let csvWidestRow: i32 = 0;

/** Properties of all rows so far. The caller sets them before a call of skipCsvRows, which updates them. */
export let csvLineFeeds: bool = false;
export let csvCarriageReturns: bool = false;
export let csvNeedsMultiLine: bool = false;

export function clearRowCounts(): void {
  csvRowCount = 0;
  csvWidestRow = 0;
}

/**
 * Counts the rows of a list of row ends up to the first row that is not certainly valid.
 *
 * @param hasBreaks true if a row may have a line break inside quotes
 * @returns the address of that row's entry, or the end of the list
 */
export function countRows(list: usize, listEnd: usize, fields: i32, maxBytes: i32, hasBreaks: bool): usize {
  if (countUniformRows(list, listEnd, <u64>fields - 1, maxBytes, hasBreaks)) return listEnd;
  for (; list < listEnd; list += ROW_END) {
    const hasAllFields = delimitersOf(load<u64>(list) - load<u64>(list - ROW_END)) == <u64>fields - 1;
    if (!countRow(rowStartAt(list), load<u32>(list), hasAllFields, maxBytes, hasBreaks)) break;
  }
  return list;
}

/** Counts all rows at once if none of them has to be examined on its own. @returns true if it did */
// @ts-ignore: decorator
@inline
function countUniformRows(list: usize, listEnd: usize, delimiters: u64, maxBytes: i32, hasBreaks: bool): bool {
  let others: u64 = 0;
  let returns: i32 = 0;
  // The lengths include the line feed.
  let shortest = i32.MAX_VALUE;
  let longest: i32 = 0;
  let lowestStart: i32 = 0xff;
  let highestStart: i32 = 0;
  let last = load<u64>(list - ROW_END);
  for (let place = list; place < listEnd; place += ROW_END) {
    const entry = load<u64>(place);
    others |= delimitersOf(entry - last) ^ delimiters;
    const isReturn = i32(load<u8>(<usize>entry - 1) == CARRIAGE_RETURN);
    returns += isReturn;
    const length = <i32>(entry - last) - isReturn;
    shortest = min(shortest, length);
    longest = max(longest, length);
    const first = <i32>load<u8>(<usize>last + 1);
    lowestStart = min(lowestStart, first);
    highestStart = max(highestStart, first);
    last = entry;
  }
  if (others != 0 || shortest < 2 || longest > maxBytes + 1 || highestStart >= MARK_LEAD) return false;
  if (!csvNeedsMultiLine && (hasBreaks || lowestStart <= SPACE)) return false;
  const count = <i32>((listEnd - list) / ROW_END);
  if (!addRowEndings(csvNeedsMultiLine, returns < count, returns > 0)) return false;
  csvRowCount += count;
  csvWidestRow = max(csvWidestRow, longest - 1);
  return true;
}

// @ts-ignore: decorator
@inline
function delimitersOf(difference: u64): u64 {
  return difference >> 32;
}

/** Counts a row. An empty line is not a row. @returns false, and counts nothing, if the row is not certainly valid */
function countRow(start: usize, lineFeed: usize, hasAllFields: bool, maxBytes: i32, hasBreaks: bool): bool {
  const isReturn = lineFeed > start && load<u8>(lineFeed - 1) == CARRIAGE_RETURN;
  const end = isReturn ? lineFeed - 1 : lineFeed;
  const length = <i32>(end - start);
  if (length > 0 && (!hasAllFields || length > maxBytes || startsWithMark(start))) return false;
  const needsMultiLine = csvNeedsMultiLine || (length > 0 && ((hasBreaks && hasLineBreak(start, end)) || isBlankForSpark(start, end)));
  if (!addRowEndings(needsMultiLine, !isReturn, isReturn)) return false;
  if (length > 0) csvRowCount++;
  csvWidestRow = max(csvWidestRow, length);
  return true;
}

/** Adds the line endings of rows. @returns false, and adds nothing, if they must not be mixed with those before */
function addRowEndings(needsMultiLine: bool, lineFeeds: bool, carriageReturns: bool): bool {
  lineFeeds = lineFeeds || csvLineFeeds;
  carriageReturns = carriageReturns || csvCarriageReturns;
  if (needsMultiLine && lineFeeds && carriageReturns) return false;
  csvNeedsMultiLine = needsMultiLine;
  csvLineFeeds = lineFeeds;
  csvCarriageReturns = carriageReturns;
  return true;
}

/** Returns true if a row contains line breaks. They are inside quotes then. */
function hasLineBreak(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) {
    if (load<u8>(at) == LINE_FEED || load<u8>(at) == CARRIAGE_RETURN) return true;
  }
  return false;
}

/** Returns true if a row begins with U+FEFF. The exact scanner decides what that means at its place in the file. */
// @ts-ignore: decorator
@inline
function startsWithMark(start: usize): bool {
  return <i32>load<u8>(start) == MARK_LEAD && load<u8>(start + 1) == 0xbb && load<u8>(start + 2) == 0xbf;
}

/** Returns true if Spark's line mode drops a row as blank, because Java's `trim` removes all of its characters. */
function isBlankForSpark(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) {
    if (<i32>load<u8>(at) > SPACE) return false;
  }
  return true;
}
