import { isDigit, JsonLexer } from './json-lexer';
import { JsonMember, JsonRecordHandler } from './json-record-handler';
import { ASCII } from '../../text/ascii';
import { ContentProblem } from '../../text/content-problem';
import { quoted } from '../../text/printable-text';

/** Reads one record: an object, with all that is nested in it. It calls itself for each level, so the limit of levels bounds the stack. */
export class JsonRecordParser {
  private readonly lexer: JsonLexer;
  private readonly member = new JsonMember();
  private bytes: Buffer = Buffer.alloc(0);

  /**
   * @param singleLine whether the record may not go on after a line break
   * @param nestingDepth levels of objects and arrays that a record may have, itself being the first
   */
  constructor(private readonly handler: JsonRecordHandler, singleLine: boolean, private readonly nestingDepth: number) {
    this.lexer = new JsonLexer(singleLine);
  }

  /**
   * @param start of the opening brace
   * @returns where the record ends
   * @throws INCOMPLETE, ContentProblem
   */
  read(bytes: Buffer, start: number, end: number, last: boolean): number {
    this.bytes = bytes;
    this.member.bytes = bytes;
    this.lexer.load(bytes, end, last);
    this.handler.beginRecord(start);
    return this.object(start, 1);
  }

  private object(start: number, depth: number): number {
    const { lexer } = this;
    this.limitDepth(start, depth);
    const keys = depth === 1 ? undefined : new Set<string>();
    let at = lexer.skipWhitespace(start + 1);
    if (lexer.byteAt(at) === ASCII.CLOSE_BRACE) return at + 1;
    for (;;) {
      if (lexer.byteAt(at) !== ASCII.QUOTE) throw lexer.unexpected(at, 'a key in double quotes');
      const keyStart = at;
      at = lexer.string(at);
      const { escaped } = lexer;
      if (keys === undefined) this.emitKey(keyStart, at, escaped);
      else this.checkKeyIsUnique(keys, keyStart, at, escaped);
      at = lexer.skipWhitespace(at);
      if (lexer.byteAt(at) !== ASCII.COLON) throw lexer.unexpected(at, 'a colon');
      const valueStart = lexer.skipWhitespace(at + 1);
      at = this.value(valueStart, depth);
      if (keys === undefined) this.emitValue(valueStart, at);
      at = lexer.skipWhitespace(at);
      if (lexer.byteAt(at) === ASCII.CLOSE_BRACE) return at + 1;
      if (lexer.byteAt(at) !== ASCII.COMMA) throw lexer.unexpected(at, 'a comma or the end of the object');
      at = lexer.skipWhitespace(at + 1);
    }
  }

  private array(start: number, depth: number): number {
    const { lexer } = this;
    this.limitDepth(start, depth);
    let at = lexer.skipWhitespace(start + 1);
    if (lexer.byteAt(at) === ASCII.CLOSE_BRACKET) return at + 1;
    for (;;) {
      at = lexer.skipWhitespace(this.value(at, depth));
      if (lexer.byteAt(at) === ASCII.CLOSE_BRACKET) return at + 1;
      if (lexer.byteAt(at) !== ASCII.COMMA) throw lexer.unexpected(at, 'a comma or the end of the array');
      at = lexer.skipWhitespace(at + 1);
    }
  }

  private value(at: number, depth: number): number {
    const byte = this.lexer.byteAt(at);
    switch (byte) {
      case ASCII.QUOTE:
        return this.lexer.string(at);
      case ASCII.OPEN_BRACE:
        return this.object(at, depth + 1);
      case ASCII.OPEN_BRACKET:
        return this.array(at, depth + 1);
      case ASCII.LOWER_T:
      case ASCII.LOWER_F:
      case ASCII.LOWER_N:
        return this.lexer.literal(at);
      default:
        if (byte === ASCII.MINUS || isDigit(byte)) return this.lexer.number(at);
        throw this.lexer.unexpected(at, 'a value');
    }
  }

  private emitKey(start: number, end: number, escaped: boolean): void {
    const { member } = this;
    member.keyStart = start + 1;
    member.keyEnd = end - 1;
    member.keyEscaped = escaped;
    this.handler.key(member);
  }

  private emitValue(start: number, end: number): void {
    const { member } = this;
    member.valueStart = start;
    member.valueEnd = end;
    this.handler.value(member);
  }

  /** Keys are compared as bytes, one character each: nothing needs to be decoded for that. */
  private checkKeyIsUnique(keys: Set<string>, start: number, end: number, escaped: boolean): void {
    const key = escaped ? Buffer.from(this.keyText(start, end)).toString('latin1') : this.bytes.toString('latin1', start + 1, end - 1);
    if (keys.has(key)) {
      this.handler.reject(new ContentProblem('DUPLICATE_KEY', `an object has the key ${quoted(this.keyText(start, end))} twice`, start, end - 1));
    }
    keys.add(key);
  }

  private keyText(start: number, end: number): string {
    return JSON.parse(this.bytes.toString('utf8', start, end)) as string;
  }

  private limitDepth(at: number, depth: number): void {
    if (depth <= this.nestingDepth) return;
    throw new ContentProblem('NESTED_TOO_DEEP', `values are nested more than ${this.nestingDepth} levels deep`, at);
  }
}
