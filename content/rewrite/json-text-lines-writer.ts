import { OutputBuffer } from './output-buffer';
import { LIMITS } from '../../src/contract/limits';
import { JsonArrayScanner } from '../records/json/json-array-scanner';
import { JsonLinesScanner } from '../records/json/json-lines-scanner';
import type { JsonMember, JsonRecordHandler } from '../records/json/json-record-handler';
import type { RecordScanner } from '../records/record-scanner';
import { RecordWindow } from '../records/record-window';
import { type ContentProblem, throwProblem } from '../text/content-problem';

/**
 * Rewrites a valid JSON array or JSON Lines file as text JSON Lines: an object a line, LF, with every value that is not null as a string that
 * holds its text. So Spark reads all columns as strings and changes no digit of them, and can split the file.
 */
export class JsonTextLinesWriter {
  private readonly window = new RecordWindow();
  private readonly lines = new TextLinesHandler();
  private readonly scanner: RecordScanner;

  constructor(format: 'json' | 'jsonLines') {
    this.scanner = format === 'json' ? new JsonArrayScanner(this.lines, LIMITS.nestingDepth) : new JsonLinesScanner(this.lines, LIMITS.nestingDepth, throwProblem);
  }

  /**
   * @returns the lines of the records that have become whole
   * @throws ContentProblem if the file is not valid, which Validate file would have told
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
    if (window.isWorthScanning(last)) {
      window.consume(this.scanner.scan(window.bytes, window.bytes.length, last));
    }
    return this.lines.take();
  }
}

const NEEDS_ESCAPE: Readonly<Record<number, string>> = { 0x09: '\\t', 0x0a: '\\n', 0x0d: '\\r', 0x22: '\\"', 0x5c: '\\\\' };

/** Of each byte, whether the text of a value goes into a string as it is. */
const VERBATIM = Uint8Array.from({ length: 256 }, (_, byte) => (byte in NEEDS_ESCAPE ? 0 : 1));

/** Writes each record as one line: an object with the text of each value that is not null as a string. */
export class TextLinesHandler implements JsonRecordHandler {
  private readonly output = new OutputBuffer();
  /** Where the lines end that are whole. */
  private written = 0;
  private separator = '';

  beginRecord(): void {
    this.output.length = this.written;
    this.output.text('{');
    this.separator = '"';
  }

  key(): void {
    // Written with its value, which may be null.
  }

  value(member: JsonMember): void {
    const { bytes, kind, valueStart, valueEnd } = member;
    if (kind === 'null') return;
    this.output.text(this.separator);
    this.separator = ',"';
    // Spark looks for its fields by the decoded name, but a name that is written in one way only is also found by other tools.
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
    this.written = this.output.length;
  }

  reject(problem: ContentProblem): never {
    throw problem;
  }

  /** The whole lines since the last call. */
  take(): Uint8Array {
    const lines = this.output.slice(this.written);
    this.output.length = 0;
    this.written = 0;
    return lines;
  }

  private escape(bytes: Buffer, start: number, end: number): void {
    let from = start;
    for (let at = start; at < end; at++) {
      if (VERBATIM[bytes[at]] === 1) continue;
      this.output.copy(bytes, from, at);
      this.output.text(NEEDS_ESCAPE[bytes[at]]);
      from = at + 1;
    }
    this.output.copy(bytes, from, end);
  }
}
