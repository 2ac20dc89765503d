export const LINE_FEED: u8 = 0x0a;
export const CARRIAGE_RETURN: u8 = 0x0d;

// @ts-ignore: decorator
@inline
export function byteAt(at: usize): u8 {
  return load<u8>(at);
}

// @ts-ignore: decorator
@inline
export function isDigit(byte: u8): bool {
  return byte - 0x30 < 10;
}

/** The number of bytes that are compared at once. Each has one bit of a mask. */
export const BLOCK: usize = 64;

/** Returns a mask of the 64 bytes from an address that are equal to a given byte. */
// @ts-ignore: decorator
@inline
export function maskOf(at: usize, byte: v128): u64 {
  return bitmask(i8x16.eq(v128.load(at), byte), i8x16.eq(v128.load(at, 16), byte), i8x16.eq(v128.load(at, 32), byte), i8x16.eq(v128.load(at, 48), byte));
}

/** Joins the results of four comparisons into one mask. */
// @ts-ignore: decorator
@inline
export function bitmask(first: v128, second: v128, third: v128, fourth: v128): u64 {
  return <u64>(<u32>i8x16.bitmask(first) | <u32>i8x16.bitmask(second) << 16)
    | <u64>(<u32>i8x16.bitmask(third) | <u32>i8x16.bitmask(fourth) << 16) << 32;
}

/** Sets each bit if the number of set bits up to and including it is odd. Applied to the mask of quotes, this sets the bits inside quotes. */
// @ts-ignore: decorator
@inline
export function prefixXor(mask: u64): u64 {
  mask ^= mask << 1;
  mask ^= mask << 2;
  mask ^= mask << 4;
  mask ^= mask << 8;
  mask ^= mask << 16;
  return mask ^ mask << 32;
}
