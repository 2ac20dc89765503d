/**
 * Where the rows of a stretch of a file end, and how many delimiters stood outside quotes up to there, each in 32 bits. The first entry is of the row before
 * them.
 */
const ROW_ENDS = memory.data(2176 * 8);
/** Bytes of an entry. */
export const ROW_END: usize = 8;
/** Bytes, with a block more, each of which may end a row; entries are written ahead of their number. */
export const STRETCH: usize = 2048;

export const FIRST_ROW_END: usize = ROW_ENDS + ROW_END;

// @ts-ignore: decorator
@inline
export function setRowBefore(entry: u64): void {
  store<u64>(ROW_ENDS, entry);
}

/**
 * @param ends of the rows in the block at `at`, one bit each
 * @param delimiters of the block
 * @param delimitersBefore of the blocks before
 * @returns the place of the next entry
 */
// @ts-ignore: decorator
@inline
export function addRowEnds(place: usize, at: usize, ends: u64, delimiters: u64, delimitersBefore: i32): usize {
  const next = place + <usize>popcnt(ends) * ROW_END;
  // Whether a block has none, one or two cannot be foretold, so to ask costs more than to write two each time.
  add(place, at, ends, delimiters, delimitersBefore);
  ends &= ends - 1;
  add(place + ROW_END, at, ends, delimiters, delimitersBefore);
  for (place += 2 * ROW_END; place < next; place += ROW_END) {
    ends &= ends - 1;
    add(place, at, ends, delimiters, delimitersBefore);
  }
  return next;
}

// @ts-ignore: decorator
@inline
function add(place: usize, at: usize, ends: u64, delimiters: u64, delimitersBefore: i32): void {
  const upToFirst = ends ^ (ends - 1);
  store<u32>(place, <u32>at + <u32>ctz(ends));
  store<u32>(place, <u32>delimitersBefore + <u32>popcnt(delimiters & upToFirst), 4);
}

/** Where the row begins whose end would be the entry at a place. */
// @ts-ignore: decorator
@inline
export function rowStartAt(place: usize): usize {
  return <usize>load<u32>(place - ROW_END) + 1;
}
