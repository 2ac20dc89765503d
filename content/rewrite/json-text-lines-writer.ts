import { OutputBuffer } from './output-buffer';
import { LIMITS } from '../../src/contract/limits';
import { JsonArrayScanner } from '../records/json/json-array-scanner';
import { JsonLinesScanner } from '../records/json/json-lines-scanner';
import type { JsonMember, JsonRecordHandler } from '../records/json/json-record-handler';
import type { RecordScanner } from '../records/record-scanner';
import { RecordWindow } from '../records/record-window';
import { type ContentProblem, throwProblem } from '../text/content-problem';

/**
 * Rewrites a valid JSON array or JSON Lines file as JSON Lines of text: each line is one object and ends in LF, and every value that is not null becomes
 * a string with the value's text. So Spark reads all columns as strings, changes none of their digits, and can split the file.
 */
export class JsonTextLinesWriter {
  private readonly window = new RecordWindow();
  private readonly lines = new TextLinesHandler();
  private readonly scanner: RecordScanner;

  constructor(format: 'json' | 'jsonLines') {
    this.scanner = format === 'json' ? new JsonArrayScanner(this.lines, LIMITS.nestingDepth) : new JsonLinesScanner(this.lines, LIMITS.nestingDepth, throwProblem);
  }

  /**
   * @returns the lines of the records that this chunk completes
   * @throws ContentProblem if the file is not valid. "Validate file" would have rejected such a file.
   */
  write(chunk: Uint8Array): Uint8Array {
    this.window.append(chunk);
    return this.scan(false);
  }

  end(): Uint8Array {
    return this.scan(true);
  }

  private scan(last: boolean): Uint8Array {
    const { window } = this;
    if (window.prepareScan(last)) {
      window.consume(this.scanner.scan(window.bytes, window.bytes.length, last));
    }
    return this.lines.take();
  }
}

/** The characters that JSON text may contain but a JSON string must escape, with their escapes. */
const ESCAPES: Readonly<Record<number, string>> = { 0x09: '\\t', 0x0a: '\\n', 0x0d: '\\r', 0x22: '\\"', 0x5c: '\\\\' };

/** For each byte, 1 if it goes into a string as it is, or 0 if it needs an escape. */
const IS_VERBATIM = Uint8Array.from({ length: 256 }, (_, byte) => (byte in ESCAPES ? 0 : 1));

/** Writes each record that the scanner reads as one line. */
class TextLinesHandler implements JsonRecordHandler {
  private readonly output = new OutputBuffer();
  /** The length of the lines that are complete. A record that a chunk cuts off is written again. */
  private completed = 0;
  private separator = '';

  beginRecord(): void {
    this.output.length = this.completed;
    this.output.text('{');
    this.separator = '"';
  }

  key(): void {
    // The key is written together with its value, because nothing is written for null.
  }

  value(member: JsonMember): void {
    const { bytes, kind, valueStart, valueEnd } = member;
    if (kind === 'null') return;
    this.output.text(this.separator);
    this.separator = ',"';
    // Spark finds fields by their decoded name. Other tools find them, too, if a name is always written in the same way.
    if (member.keyEscaped) this.output.text(JSON.stringify(member.name).slice(1, -1));
    else this.output.copy(bytes, member.keyStart, member.keyEnd);
    this.output.text('":');
    if (kind === 'string') {
      this.output.copy(bytes, valueStart, valueEnd);
    } else {
      this.output.text('"');
      if (kind === 'nested') this.escape(bytes, valueStart, valueEnd);
      else this.output.copy(bytes, valueStart, valueEnd);
      this.output.text('"');
    }
  }

  endRecord(): void {
    this.output.text('}\n');
    this.completed = this.output.length;
  }

  reject(problem: ContentProblem): never {
    throw problem;
  }

  /** Returns the lines that were completed since the last call. */
  take(): Uint8Array {
    const lines = this.output.slice(this.completed);
    this.output.length = 0;
    this.completed = 0;
    return lines;
  }

  private escape(bytes: Buffer, start: number, end: number): void {
    let from = start;
    for (let at = start; at < end; at++) {
      if (IS_VERBATIM[bytes[at]] === 1) continue;
      this.output.copy(bytes, from, at);
      this.output.text(ESCAPES[bytes[at]]);
      from = at + 1;
    }
    this.output.copy(bytes, from, end);
  }
}
