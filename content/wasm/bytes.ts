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
