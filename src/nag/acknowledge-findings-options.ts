/** Which findings of rule packs stay visible. */
export interface AcknowledgeFindingsOptions {
  /**
   * Rules, without the name of a pack, whose findings are not acknowledged, such as `LambdaInsideVPC`.
   *
   * @default - all that docs/security.md lists are acknowledged
   */
  readonly excludedRules?: string[];
}
