/** How many bytes a character takes that begins with the byte; 0: none does. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}

/** Excludes overlong forms, surrogates and what lies beyond U+10FFFF: RFC 3629, section 4. */
function isSecondByte(lead: number, byte: number): boolean {
  switch (lead) {
    case 0xe0: return byte >= 0xa0 && byte < 0xc0;
    case 0xed: return byte >= 0x80 && byte < 0xa0;
    case 0xf0: return byte >= 0x90 && byte < 0xc0;
    case 0xf4: return byte >= 0x80 && byte < 0x90;
    default: return isContinuation(byte);
  }
}

/** Whether the bytes from the offset to the end are the beginning of a character. */
function isPrefix(bytes: Uint8Array, at: number): boolean {
  for (let next = at + 1; next < bytes.length; next++) {
    if (!(next === at + 1 ? isSecondByte(bytes[at], bytes[next]) : isContinuation(bytes[next]))) return false;
  }
  return true;
}

/** How many bytes at the end begin a character that more bytes may complete. */
export function incompleteUtf8Tail(bytes: Uint8Array): number {
  for (let count = 1; count <= Math.min(3, bytes.length); count++) {
    const at = bytes.length - count;
    if (!isContinuation(bytes[at])) return sequenceLength(bytes[at]) > count && isPrefix(bytes, at) ? count : 0;
  }
  return 0;
}

/** Where the first sequence begins that is no character, or -1. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]);
    if (length === 0 || at + length > bytes.length || !isPrefix(bytes.subarray(0, at + length), at)) return at;
    at += length;
  }
  return -1;
}
