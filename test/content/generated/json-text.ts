import fc from 'fast-check';
import { hostileText } from './hostile-text';

/** The style in which JSON is written. */
export interface JsonStyle {
  /** The whitespace between tokens, used in turn. */
  readonly spaces: readonly string[];
  /** True if characters beyond ASCII are written as escapes. */
  readonly escapesAll: boolean;
}

/** A JSON value. A lexeme is written as it is. */
export type JsonValue = { readonly lexeme: string } | { readonly text: string } | { readonly items: JsonValue[] } | { readonly members: [string, JsonValue][] };

const NUMBERS = [
  '0', '-0', '7', '-1', '1.10', '1E2', '1e+2', '-1.5e-3', '0.0', '9007199254740993', '9223372036854775807', '9223372036854775808', '-9223372036854775808', '1e308', '1e400', '1e-400',
  '123456789012345678901234567890', '0.1000000000000000055511151231257827', '12345678.90', `1.${'3'.repeat(60)}`, '5e-324', '2.50', '100', '1e0',
];

const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 4, arbitrary: hostileText.map((text) => ({ text })) },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS, 'true', 'false', 'null', 'null').map((lexeme) => ({ lexeme })) },
  { weight: 1, arbitrary: fc.constantFrom('\u0000', '\u001b', '\b\f', '</script>', '\u2029', '{"a":1}', '[1]', 'true', '1').map((text) => ({ text })) },
);

const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }).map((items) => ({ items })) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.tuple(fc.constantFrom('', 'a', 'A', 'é', '"', '\\', '__proto__', '${x}'), tie('value')), { selector: ([name]) => name, maxLength: 3 }).map((members) => ({ members })) },
  ),
}));

export const jsonValue: fc.Arbitrary<JsonValue> = value;

/** Writes values one after the other, and takes the whitespace of the style in turn. */
export class JsonPen {
  private spent = 0;

  constructor(private readonly style: JsonStyle) {}

  get space(): string {
    const { spaces } = this.style;
    return spaces[this.spent++ % spaces.length];
  }

  write(written: JsonValue): string {
    if ('lexeme' in written) return written.lexeme;
    if ('text' in written) return this.string(written.text);
    if ('items' in written) return this.enclose('[', written.items.map((item) => this.write(item)), ']');
    return this.object(written.members.map(([name, member]) => [name, this.write(member)]));
  }

  /** Writes an object. @param members the names, and the text of their values */
  object(members: readonly (readonly [string, string])[]): string {
    return this.enclose('{', members.map(([name, text]) => `${this.string(name)}${this.space}:${this.space}${text}`), '}');
  }

  enclose(open: string, parts: readonly string[], close: string): string {
    if (parts.length === 0) return `${open}${this.space}${close}`;
    return `${open}${parts.map((part) => `${this.space}${part}${this.space}`).join(',')}${close}`;
  }

  private string(text: string): string {
    const literal = JSON.stringify(text);
    if (!this.style.escapesAll) return literal;
    return literal.replace(/[/\u007f-\uffff]/g, (unit) => (unit === '/' ? '\\/' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`));
  }
}

/** Returns the text of a value as the job gets it: the decoded string, null, or any other value as it is written. */
export function textOf(written: JsonValue, text: string): string | null {
  if ('text' in written) return written.text;
  return text === 'null' ? null : text;
}
