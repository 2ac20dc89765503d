import { SingleByteSource } from './single-byte-source';
import type { TextSource } from './text-source';
import { Utf16Source } from './utf16-source';
import { Utf8Source } from './utf8-source';
import type { EncodingName } from '../../src/contract/dialect';

/** Creates the source that turns text in an encoding into UTF-8. */
export function createTextSource(encoding: EncodingName): TextSource {
  switch (encoding) {
    case 'UTF-8': return new Utf8Source();
    case 'ISO-8859-1':
    case 'windows-1252': return new SingleByteSource(encoding);
    default: return new Utf16Source(encoding);
  }
}

/** Maps the place of a byte in the UTF-8 text to its place in the uploaded file. */
export interface SourceOffsets {
  /** Counts the first bytes as read. */
  advance(bytes: Uint8Array, count: number): void;
  /**
   * Returns the offset in the uploaded file.
   *
   * @param at the offset from the first byte that is not yet read
   * @param offset the offset of that byte from the start of the UTF-8 text
   */
  offsetOf(bytes: Uint8Array, at: number, offset: number): number;
}

/** The offsets of a file that is UTF-8 already. */
const UTF8_OFFSETS: SourceOffsets = { advance: () => undefined, offsetOf: (_bytes, at, offset) => offset + at };

/** Creates the offsets of a file in an encoding. */
export function createSourceOffsets(encoding: EncodingName): SourceOffsets {
  switch (encoding) {
    case 'UTF-8': return UTF8_OFFSETS;
    case 'ISO-8859-1':
    case 'windows-1252': return new CountedOffsets(() => 1);
    default: return new CountedOffsets((lead) => (lead >= 0xf0 ? 4 : 2));
  }
}

/** The first byte of a byte order mark in UTF-8. */
const BYTE_ORDER_MARK_LEAD = 0xef;

/** Counts how many bytes each character has in the uploaded file. */
class CountedOffsets implements SourceOffsets {
  private bytesBefore = 0;
  private textBefore = 0;

  /** @param bytesOf returns how many bytes a character has in the file, given its first byte in UTF-8 */
  constructor(private readonly bytesOf: (lead: number) => number) {}

  advance(bytes: Uint8Array, count: number): void {
    this.bytesBefore += this.count(bytes, count);
    this.textBefore += count;
  }

  offsetOf(bytes: Uint8Array, at: number, offset: number): number {
    // Only a byte order mark is skipped without being read.
    const mark = offset > this.textBefore ? this.bytesOf(BYTE_ORDER_MARK_LEAD) : 0;
    return mark + this.bytesBefore + this.count(bytes, at);
  }

  private count(bytes: Uint8Array, end: number): number {
    let count = 0;
    for (let at = 0; at < end; at++) {
      if (bytes[at] < 0x80 || bytes[at] > 0xbf) count += this.bytesOf(bytes[at]);
    }
    return count;
  }
}
