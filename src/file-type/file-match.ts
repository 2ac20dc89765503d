import { Token } from 'aws-cdk-lib';
import type { MatchSpec } from '../contract/file-type-spec';

/**
 * Defines which keys belong to a file type. Prefixes are relative to the source prefix of the pipeline. If a key matches several file types, the most
 * specific one applies: the one with the longest prefix, and among these the one with the longest suffix.
 */
export class FileMatch {
  /**
   * Matches keys that end with the suffix, ignoring case: `.csv` also matches `A.CSV`.
   *
   * @param suffix The suffix, such as `.csv`.
   * @throws if the suffix is empty or contains a slash
   */
  public static suffix(suffix: string): FileMatch {
    return new FileMatch('', checkedSuffix(suffix));
  }

  /**
   * Matches keys that begin with the prefix, relative to the source prefix.
   *
   * @param prefix The prefix, such as `refunds/`.
   * @throws if the prefix is empty or begins with a slash
   */
  public static prefix(prefix: string): FileMatch {
    return new FileMatch(checkedPrefix(prefix), '');
  }

  /**
   * Matches keys that begin with the prefix, relative to the source prefix, and end with the suffix.
   *
   * @param prefix The prefix, such as `refunds/`.
   * @param suffix The suffix, such as `.csv`, ignoring case.
   * @throws if the prefix is empty or begins with a slash, or if the suffix is empty or contains a slash
   */
  public static prefixAndSuffix(prefix: string, suffix: string): FileMatch {
    return new FileMatch(checkedPrefix(prefix), checkedSuffix(suffix));
  }

  private constructor(private readonly keyPrefix: string, private readonly keySuffix: string) {}

  /** @internal */
  public _render(): MatchSpec {
    return { prefix: this.keyPrefix, suffix: this.keySuffix };
  }
}

function checkedSuffix(suffix: string): string {
  if (Token.isUnresolved(suffix)) return suffix;
  if (suffix === '' || suffix.includes('/')) {
    throw new Error(`the suffix "${suffix}" cannot match the end of a file name: use a suffix such as ".csv"`);
  }
  checkLiteral('suffix', suffix);
  return suffix.toLowerCase();
}

function checkedPrefix(prefix: string): string {
  if (Token.isUnresolved(prefix)) return prefix;
  if (prefix === '' || prefix.startsWith('/')) {
    throw new Error(`the prefix "${prefix}" is not relative to the source prefix: use a folder such as "refunds/"`);
  }
  checkLiteral('prefix', prefix);
  return prefix;
}

function checkLiteral(name: string, text: string): void {
  if (/[*?]/.test(text)) {
    throw new Error(`the ${name} "${text}" contains * or ?, but a match is literal text without wildcards: use text such as ".csv" or "refunds/"`);
  }
}
