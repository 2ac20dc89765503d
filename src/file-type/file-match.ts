import { Token } from 'aws-cdk-lib';
import type { MatchSpec } from '../contract/file-type-spec';

/**
 * Which keys are of a file type. Matches are relative to the pipeline's source prefix. If several file types match a key, the most specific one
 * wins: the longer prefix, then the longer suffix.
 */
export class FileMatch {
  /**
   * Keys that end with the suffix. Case does not count: `.csv` matches `A.CSV` too.
   *
   * @param suffix such as `.csv`
   * @throws if the suffix is empty or contains a slash
   */
  public static suffix(suffix: string): FileMatch {
    return new FileMatch('', checkedSuffix(suffix));
  }

  /**
   * Keys that begin with the prefix, relative to the source prefix.
   *
   * @param prefix such as `refunds/`
   * @throws if the prefix is empty or begins with a slash
   */
  public static prefix(prefix: string): FileMatch {
    return new FileMatch(checkedPrefix(prefix), '');
  }

  /**
   * Keys that begin with the prefix, relative to the source prefix, and end with the suffix.
   *
   * @param prefix such as `refunds/`
   * @param suffix such as `.csv`; case does not count
   * @throws if the prefix is empty or begins with a slash, or the suffix is empty or contains a slash
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
    throw new Error(`the suffix "${suffix}" matches no file name: give the end of one, such as ".csv"`);
  }
  checkLiteral('suffix', suffix);
  return suffix.toLowerCase();
}

function checkedPrefix(prefix: string): string {
  if (Token.isUnresolved(prefix)) return prefix;
  if (prefix === '' || prefix.startsWith('/')) {
    throw new Error(`the prefix "${prefix}" must be relative to the source prefix: give a folder, such as "refunds/"`);
  }
  checkLiteral('prefix', prefix);
  return prefix;
}

function checkLiteral(name: string, text: string): void {
  if (/[*?]/.test(text)) {
    throw new Error(`the ${name} "${text}" is no pattern, * and ? would have to stand in the keys: give the characters themselves, such as ".csv" or "refunds/"`);
  }
}
