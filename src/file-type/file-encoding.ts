/**
 * The encoding of the text of a file. A file that contains bytes that are not a character of the encoding is rejected (INVALID_ENCODING). Unicode text
 * may begin with a byte order mark; in UTF_16 it must.
 */
export enum FileEncoding {
  /** Unicode with one to four bytes per character. */
  UTF_8 = 'UTF-8',

  /** Latin-1, for Western European languages. The bytes 0x80 to 0x9f, which are not characters in ISO/IEC 8859-1, are rejected. */
  ISO_8859_1 = 'ISO-8859-1',

  /** Latin-1 with typographic quotes, dashes and the euro sign, which Windows programs call ANSI. The five bytes without a character are rejected. */
  WINDOWS_1252 = 'windows-1252',

  /** Unicode with two or four bytes per character. The file must begin with a byte order mark. Excel saves "Unicode Text" in this encoding. */
  UTF_16 = 'UTF-16',

  /** UTF-16 with the lower byte first (little-endian). */
  UTF_16LE = 'UTF-16LE',

  /** UTF-16 with the higher byte first (big-endian). */
  UTF_16BE = 'UTF-16BE',
}

/** The compression of a file. */
export enum FileCompression {
  /** The file is compressed with gzip if its key ends in `.gz`, and not compressed otherwise. */
  AUTO = 'auto',

  /** The file is not compressed. */
  NONE = 'none',

  /** The file is compressed with gzip (RFC 1952), whatever its key ends in. */
  GZIP = 'gzip',
}
