import type { ContentDefect } from './content-defect';
import type { JsonMember, JsonRecordHandler } from './json-record-handler';
import { OutputBuffer } from './output-buffer';

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

  refuse(defect: ContentDefect): never {
    throw defect;
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
