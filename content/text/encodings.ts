import { SingleByteSource } from './single-byte-source';
import type { TextSource } from './text-source';
import { Utf16Source } from './utf16-source';
import { Utf8Source } from './utf8-source';
import type { EncodingName } from '../../src/contract/dialect';

export function createTextSource(encoding: EncodingName): TextSource {
  switch (encoding) {
    case 'UTF-8': return new Utf8Source();
    case 'ISO-8859-1':
    case 'windows-1252': return new SingleByteSource(encoding);
    default: return new Utf16Source(encoding);
  }
}

/** Where, in the file as it was uploaded, a byte of its text in UTF-8 comes from. */
export interface SourceOffsets {
  /** The first bytes have been read. */
  advance(bytes: Uint8Array, count: number): void;
  /**
   * @param at offset from the first byte that was not read
   * @param offset of that byte, from the start of the text in UTF-8
   */
  offsetOf(bytes: Uint8Array, at: number, offset: number): number;
}

/** The file is UTF-8. */
const SAME: SourceOffsets = { advance: () => undefined, offsetOf: (_bytes, at, offset) => offset + at };

/** The first byte of a byte order mark in UTF-8. */
const MARK_LEAD = 0xef;

export function createSourceOffsets(encoding: EncodingName): SourceOffsets {
  switch (encoding) {
    case 'UTF-8': return SAME;
    case 'ISO-8859-1':
    case 'windows-1252': return new CountedOffsets(() => 1);
    default: return new CountedOffsets((lead) => (lead >= 0xf0 ? 4 : 2));
  }
}

/** Counts how many bytes each character takes in the file. */
class CountedOffsets implements SourceOffsets {
  private bytesBefore = 0;
  private textBefore = 0;

  /** @param width how many bytes a character takes that begins, in UTF-8, with the byte */
  constructor(private readonly width: (lead: number) => number) {}

  advance(bytes: Uint8Array, count: number): void {
    this.bytesBefore += this.count(bytes, count);
    this.textBefore += count;
  }

  offsetOf(bytes: Uint8Array, at: number, offset: number): number {
    // Nothing but a byte order mark is passed over without being read.
    const mark = offset > this.textBefore ? this.width(MARK_LEAD) : 0;
    return mark + this.bytesBefore + this.count(bytes, at);
  }

  private count(bytes: Uint8Array, end: number): number {
    let count = 0;
    for (let at = 0; at < end; at++) {
      if (bytes[at] < 0x80 || bytes[at] > 0xbf) count += this.width(bytes[at]);
    }
    return count;
  }
}
