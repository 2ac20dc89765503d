import { bitmask, BLOCK, maskOf } from './bytes';

/** Counts the line feeds between two addresses. */
export function countLineFeeds(start: usize, end: usize): i32 {
  const lineFeed = i8x16.splat(0x0a);
  let count: i32 = 0;
  let at = start;
  for (; at + BLOCK <= end; at += BLOCK) count += <i32>popcnt(maskOf(at, lineFeed));
  for (; at < end; at++) count += i32(load<u8>(at) == 0x0a);
  return count;
}

/** Counts the characters that begin between two addresses. In UTF-8 each character has one byte that is not 10xxxxxx. */
export function countCharacters(start: usize, end: usize): i32 {
  // As signed numbers, the bytes 10xxxxxx are those below -64.
  const first = i8x16.splat(-64);
  let count: i32 = 0;
  let at = start;
  for (; at + BLOCK <= end; at += BLOCK) {
    count += <i32>popcnt(bitmask(
      i8x16.ge_s(v128.load(at), first), i8x16.ge_s(v128.load(at, 16), first),
      i8x16.ge_s(v128.load(at, 32), first), i8x16.ge_s(v128.load(at, 48), first)));
  }
  for (; at < end; at++) count += i32((load<u8>(at) & 0xc0) != 0x80);
  return count;
}
