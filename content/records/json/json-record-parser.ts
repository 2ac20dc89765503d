import { isDigit, JsonLexer } from './json-lexer';
import { JsonMember, JsonRecordHandler } from './json-record-handler';
import { LIMITS } from '../../../src/contract/limits';
import { ASCII } from '../../text/ascii';
import { ContentProblem } from '../../text/content-problem';
import { quoted } from '../../text/printable-text';

/**
 * Reads one record of a JSON file: an object, with everything that is nested in it (RFC 8259).
 *
 * It is a recursive descent parser: `readObject`, `readArray` and `readValue` call each other, and `JsonLexer` reads the tokens. Each method takes the
 * offset where its text begins and returns the offset after it. The limit on the levels of nesting bounds the call stack.
 *
 *  - Nothing is decoded and nothing is built. The handler receives the members of the record as offsets: first the key, so that a problem of the key
 *    comes before the problems of its value, and later the value.
 *  - The handler decides about the keys of the record, which become columns. Keys of nested objects must be unique in their object, or they are a
 *    DUPLICATE_KEY.
 *  - A byte that the grammar does not allow is INVALID_JSON at that byte, and ends the reading of the record. If a record is correct JSON but is not
 *    accepted, the parser passes the problem to `handler.reject` and reads on to the end of the record, unless the handler throws.
 *  - If the bytes at hand end inside the record, the lexer throws INCOMPLETE. The scanner then has the record read again from its start, together
 *    with the next chunk, so no decision depends on how the file is cut into chunks.
 */
export class JsonRecordParser {
  private readonly lexer: JsonLexer;
  private readonly member = new JsonMember();
  private bytes: Buffer = Buffer.alloc(0);

  /**
   * @param singleLine true if the record must end on the line on which it begins
   * @param nestingDepth the maximum number of levels of objects and arrays; the record is the first level
   */
  constructor(private readonly handler: JsonRecordHandler, singleLine: boolean, private readonly nestingDepth: number) {
    this.lexer = new JsonLexer(singleLine);
  }

  /**
   * Reads the record whose opening brace is at `start`, and returns the offset after it.
   *
   * @throws INCOMPLETE, ContentProblem
   */
  read(bytes: Buffer, start: number, end: number, last: boolean): number {
    this.bytes = bytes;
    this.member.bytes = bytes;
    this.lexer.load(bytes, end, last);
    this.handler.beginRecord(start);
    return this.readObject(start, 1);
  }

  private readObject(start: number, depth: number): number {
    const { lexer } = this;
    this.checkDepth(start, depth);
    const keys = depth === 1 ? undefined : new Set<string>();
    let at = lexer.skipWhitespace(start + 1);
    if (lexer.byteAt(at) === ASCII.CLOSE_BRACE) return at + 1;
    for (;;) {
      if (lexer.byteAt(at) !== ASCII.QUOTE) throw lexer.unexpected(at, 'a key in double quotes');
      const keyStart = at;
      at = lexer.readString(at);
      const { escaped } = lexer;
      if (keys === undefined) this.emitKey(keyStart, at, escaped);
      else this.checkKeyIsUnique(keys, keyStart, at, escaped);
      at = lexer.skipWhitespace(at);
      if (lexer.byteAt(at) !== ASCII.COLON) throw lexer.unexpected(at, 'a colon');
      const valueStart = lexer.skipWhitespace(at + 1);
      at = this.readValue(valueStart, depth);
      if (keys === undefined) this.emitValue(valueStart, at);
      at = lexer.skipWhitespace(at);
      if (lexer.byteAt(at) === ASCII.CLOSE_BRACE) return at + 1;
      if (lexer.byteAt(at) !== ASCII.COMMA) throw lexer.unexpected(at, 'a comma or the end of the object');
      at = lexer.skipWhitespace(at + 1);
    }
  }

  private readArray(start: number, depth: number): number {
    const { lexer } = this;
    this.checkDepth(start, depth);
    let at = lexer.skipWhitespace(start + 1);
    if (lexer.byteAt(at) === ASCII.CLOSE_BRACKET) return at + 1;
    for (;;) {
      at = lexer.skipWhitespace(this.readValue(at, depth));
      if (lexer.byteAt(at) === ASCII.CLOSE_BRACKET) return at + 1;
      if (lexer.byteAt(at) !== ASCII.COMMA) throw lexer.unexpected(at, 'a comma or the end of the array');
      at = lexer.skipWhitespace(at + 1);
    }
  }

  private readValue(at: number, depth: number): number {
    const byte = this.lexer.byteAt(at);
    switch (byte) {
      case ASCII.QUOTE:
        return this.lexer.readString(at);
      case ASCII.OPEN_BRACE:
        return this.readObject(at, depth + 1);
      case ASCII.OPEN_BRACKET:
        return this.readArray(at, depth + 1);
      case ASCII.LOWER_T:
      case ASCII.LOWER_F:
      case ASCII.LOWER_N:
        return this.lexer.readLiteral(at);
      default:
        if (byte === ASCII.MINUS || isDigit(byte)) return this.lexer.readNumber(at);
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

  /** Compares the keys of a nested object as Latin-1, one character for each byte, because that needs no decoding. */
  private checkKeyIsUnique(keys: Set<string>, start: number, end: number, escaped: boolean): void {
    const key = escaped ? Buffer.from(this.keyText(start, end)).toString('latin1') : this.bytes.toString('latin1', start + 1, end - 1);
    if (keys.has(key)) {
      const message = `an object has the key ${quoted(this.keyText(start, end))} twice: rename or remove one of them`;
      this.handler.reject(new ContentProblem('DUPLICATE_KEY', message, start, end - 1));
    }
    keys.add(key);
  }

  private keyText(start: number, end: number): string {
    return JSON.parse(this.bytes.toString('utf8', start, end)) as string;
  }

  private checkDepth(at: number, depth: number): void {
    if (depth <= this.nestingDepth) return;
    const remedy = this.nestingDepth < LIMITS.nestingDepth ? 'flatten them, or raise maxNestingDepth' : 'flatten them';
    throw new ContentProblem('NESTED_TOO_DEEP', `values are nested more than ${this.nestingDepth} levels deep: ${remedy}`, at);
  }
}
