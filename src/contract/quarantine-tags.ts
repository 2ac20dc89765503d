/** The tags of a copy in quarantine, which lifecycle rules and policies can use. */
export const QUARANTINE_TAGS = {
  /** The reason code. */
  reason: 'cdk-file-processing-pipeline:reason',
  /** The name of the file type, or `unsupported`. */
  fileType: 'cdk-file-processing-pipeline:file-type',
} as const;
