import type { ContentDefect } from '../json-records/content-defect';

/** Bytes in some encoding as UTF-8; a byte order mark stays, as that of UTF-8. */
export interface TextSource {
  /** Up to here, from the start of the stream, what was returned is whole characters, none of them NUL. */
  readonly cleanEnd: number;
  /** What lies at cleanEnd, if it is no character. */
  readonly defect?: ContentDefect;
  /** @returns the bytes in UTF-8; what follows a defect does not matter */
  read(chunk: Uint8Array): Uint8Array;
  /** There are no more bytes: those that began a character are a defect. */
  end(): void;
}
