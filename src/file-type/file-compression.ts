/** How files are compressed. */
export enum FileCompression {
  /** As the key says: gzip if it ends in `.gz`, else not at all. */
  AUTO = 'auto',

  /** Not at all. */
  NONE = 'none',

  /** With gzip (RFC 1952), whatever the key ends in. */
  GZIP = 'gzip',
}
