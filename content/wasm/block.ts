/** Bytes that are looked at at once: one bit of a mask for each. */
export const BLOCK: usize = 64;

/** Which of the 64 bytes from an address are equal to one. */
// @ts-ignore: decorator
@inline
export function equal(at: usize, byte: v128): u64 {
  return bits(i8x16.eq(v128.load(at), byte), i8x16.eq(v128.load(at, 16), byte), i8x16.eq(v128.load(at, 32), byte), i8x16.eq(v128.load(at, 48), byte));
}

// @ts-ignore: decorator
@inline
export function bits(first: v128, second: v128, third: v128, fourth: v128): u64 {
  return <u64>(<u32>i8x16.bitmask(first) | <u32>i8x16.bitmask(second) << 16)
    | <u64>(<u32>i8x16.bitmask(third) | <u32>i8x16.bitmask(fourth) << 16) << 32;
}

/** Of each bit, whether the number of bits up to it and with it is odd. */
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
