/** Of each byte, 1 if it is one of the characters, which are ASCII, or else 0. */
export function byteSet(characters: string): Uint8Array {
  const members = new Uint8Array(256);
  for (const byte of Buffer.from(characters)) members[byte] = 1;
  return members;
}
