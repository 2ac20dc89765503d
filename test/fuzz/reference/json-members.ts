import { ReferenceRejection } from './reference-result';

/** A member of a record: its name, and the text of its value as the job gets it. */
export type Member = readonly [name: string, value: string | null];

const DEEPEST = 500;

/** A token of valid JSON and its place in the text. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Returns the members of each top-level object of valid JSON text, which is an object or an array of objects. */
export function recordsOf(text: string): Member[][] {
  const reader = new MemberReader(text);
  return reader.records();
}

/** Reads members token by token, because JSON.parse reports neither duplicate keys nor how a number is written. */
class MemberReader {
  private readonly tokens: Token[];
  private at = 0;

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  records(): Member[][] {
    if (this.tokens[0].text === '{') return [this.object(1)];
    const records: Member[][] = [];
    this.at = 1;
    while (this.tokens[this.at].text !== ']') {
      records.push(this.object(1));
      if (this.tokens[this.at].text === ',') this.at++;
    }
    return records;
  }

  private object(depth: number): Member[] {
    if (depth > DEEPEST) throw new ReferenceRejection('nested too deeply');
    const members: Member[] = [];
    this.at++;
    while (this.tokens[this.at].text !== '}') {
      const name = wellFormed(this.tokens[this.at].text);
      // JSON.parse keeps the last value and Spark the first, but no value may be lost.
      if (members.some(([other]) => other === name)) throw new ReferenceRejection('a key occurs twice');
      this.at += 2;
      members.push([name, this.value(depth)]);
      if (this.tokens[this.at].text === ',') this.at++;
    }
    this.at++;
    return members;
  }

  private value(depth: number): string | null {
    const { text, start } = this.tokens[this.at];
    if (text === '{' || text === '[') {
      if (text === '{') this.object(depth + 1);
      else this.array(depth + 1);
      return this.text.slice(start, this.tokens[this.at - 1].end);
    }
    this.at++;
    if (text === 'null') return null;
    if (text.startsWith('"')) return wellFormed(text);
    // Jackson, with which Spark reads JSON, rejects longer numbers.
    if (text.length > 1000) throw new ReferenceRejection('a number is too long');
    return text;
  }

  private array(depth: number): void {
    if (depth > DEEPEST) throw new ReferenceRejection('nested too deeply');
    this.at++;
    while (this.tokens[this.at].text !== ']') {
      this.value(depth);
      if (this.tokens[this.at].text === ',') this.at++;
    }
    this.at++;
  }
}

/** Decodes a string. Half of a surrogate pair is rejected, because it has no UTF-8 and Spark would write a question mark. */
function wellFormed(literal: string): string {
  const text = JSON.parse(literal) as string;
  if (/\p{Surrogate}/u.test(text)) throw new ReferenceRejection('half a surrogate pair');
  return text;
}

/** Splits text into tokens. JSON.parse has accepted the text, so the tokens only need to be separated, not checked. */
function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gs), ({ 0: token, index }) => ({ text: token, start: index, end: index + token.length }));
}
