/**
 * The list of row ends in a stretch of a file. An entry has 64 bits: the lower 32 have the address of the row's line feed, the upper 32 the number of
 * delimiters outside quotes up to there. The first entry belongs to the row before the stretch.
 */
const ROW_ENDS = memory.data(2176 * 8);
/** The bytes of an entry. */
export const ROW_END: usize = 8;
/** The bytes of the longest stretch. In it, and in one more block, each byte may end a row; and entries are written past the end of the list. */
export const STRETCH: usize = 2048;

export const FIRST_ROW_END: usize = ROW_ENDS + ROW_END;

/** Sets the entry of the row before the stretch. */
// @ts-ignore: decorator
@inline
export function setRowBefore(entry: u64): void {
  store<u64>(ROW_ENDS, entry);
}

/**
 * Adds the row ends of a block to the list.
 *
 * @param place the address of the next entry
 * @param at the address of the block
 * @param ends the mask of the row ends in the block
 * @param delimiters the mask of the delimiters in the block
 * @param delimitersBefore the number of delimiters in the blocks before
 * @returns the address of the next entry
 */
// @ts-ignore: decorator
@inline
export function addRowEnds(place: usize, at: usize, ends: u64, delimiters: u64, delimitersBefore: i32): usize {
  const next = place + <usize>popcnt(ends) * ROW_END;
  // The CPU cannot predict whether a block has no, one or two row ends. A branch would cost more than always writing two entries.
  writeEntry(place, at, ends, delimiters, delimitersBefore);
  ends &= ends - 1;
  writeEntry(place + ROW_END, at, ends, delimiters, delimitersBefore);
  for (place += 2 * ROW_END; place < next; place += ROW_END) {
    ends &= ends - 1;
    writeEntry(place, at, ends, delimiters, delimitersBefore);
  }
  return next;
}

// @ts-ignore: decorator
@inline
function writeEntry(place: usize, at: usize, ends: u64, delimiters: u64, delimitersBefore: i32): void {
  const upToFirst = ends ^ (ends - 1);
  store<u32>(place, <u32>at + <u32>ctz(ends));
  store<u32>(place, <u32>delimitersBefore + <u32>popcnt(delimiters & upToFirst), 4);
}

/** Returns the address at which a row begins, given the address of its entry. */
// @ts-ignore: decorator
@inline
export function rowStartAt(place: usize): usize {
  return <usize>load<u32>(place - ROW_END) + 1;
}
