import { tokensOf, type Token } from './json-tokens';
import { Refusal } from './opinion';

/** A member of a record: its name, and its value as the job gets it. */
export type Member = readonly [name: string, value: string | null];

const DEEPEST = 500;

/** The members of each object that stands on the lowest level of valid JSON text, which is an object or an array of them. */
export function recordsOf(text: string): Member[][] {
  const reader = new MemberReader(text);
  return reader.records();
}

/** Walks once through the tokens. JSON.parse tells neither of keys that stand twice nor how a number was written. */
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
    if (depth > DEEPEST) throw new Refusal('nested too deep');
    const members: Member[] = [];
    this.at++;
    while (this.tokens[this.at].text !== '}') {
      const name = wellFormed(this.tokens[this.at].text);
      // JSON.parse keeps the last one, Spark the first: no value may be lost.
      if (members.some(([other]) => other === name)) throw new Refusal('a key stands twice');
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
    // Jackson, which Spark reads with, refuses longer ones.
    if (text.length > 1000) throw new Refusal('a number is too long');
    return text;
  }

  private array(depth: number): void {
    if (depth > DEEPEST) throw new Refusal('nested too deep');
    this.at++;
    while (this.tokens[this.at].text !== ']') {
      this.value(depth);
      if (this.tokens[this.at].text === ',') this.at++;
    }
    this.at++;
  }
}

/** Half a surrogate pair has no UTF-8: Spark would write a question mark. */
function wellFormed(literal: string): string {
  const text = JSON.parse(literal) as string;
  if (/\p{Surrogate}/u.test(text)) throw new Refusal('half a surrogate pair');
  return text;
}
