/** How the text of a file is encoded. Bytes that are no character of the encoding are refused (INVALID_ENCODING); a byte order mark may stand first. */
export enum FileEncoding {
  /** Unicode in one to four bytes. */
  UTF_8 = 'UTF-8',

  /** Latin-1: Western European letters. The bytes 0x80 to 0x9f, where ISO/IEC 8859-1 has no characters, are refused. */
  ISO_8859_1 = 'ISO-8859-1',

  /** What Windows programs call ANSI: Latin-1 with typographic quotes, dashes and the euro sign. The five bytes without a character are refused. */
  WINDOWS_1252 = 'windows-1252',

  /** Unicode in two or four bytes; the byte order mark, which must stand first, tells their order. What Excel saves as "Unicode text". */
  UTF_16 = 'UTF-16',

  /** UTF-16, the lower byte first. */
  UTF_16LE = 'UTF-16LE',

  /** UTF-16, the higher byte first. */
  UTF_16BE = 'UTF-16BE',
}

/** How files are compressed. */
export enum FileCompression {
  /** As the key says: gzip if it ends in `.gz`, else not at all. */
  AUTO = 'auto',

  /** Not at all. */
  NONE = 'none',

  /** With gzip (RFC 1952), whatever the key ends in. */
  GZIP = 'gzip',
}
