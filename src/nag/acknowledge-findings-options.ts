/** Options of `FileProcessingPipeline.acknowledgeFindings()`. */
export interface AcknowledgeFindingsOptions {
  /**
   * The rules whose findings remain visible, without the name of a pack, such as `LambdaInsideVPC`.
   *
   * @default - all findings that docs/security.md lists are acknowledged
   */
  readonly excludedRules?: string[];
}
