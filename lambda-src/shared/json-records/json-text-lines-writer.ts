import { throwDefect } from './defect-reporter';
import { JsonArrayScanner } from './json-array-scanner';
import { JsonLinesScanner } from './json-lines-scanner';
import type { RecordScanner } from './record-scanner';
import { RecordWindow } from './record-window';
import { TextLinesHandler } from './text-lines-handler';
import { LIMITS } from '../../../src/contract/limits';

/**
 * Rewrites a valid JSON array or JSON Lines file as text JSON Lines: an object a line, LF, with every value that is not null as a string that
 * holds its text. So Spark reads all columns as strings and changes no digit of them, and can split the file.
 */
export class JsonTextLinesWriter {
  private readonly window = new RecordWindow();
  private readonly lines = new TextLinesHandler();
  private readonly scanner: RecordScanner;

  constructor(format: 'json' | 'jsonLines') {
    this.scanner = format === 'json' ? new JsonArrayScanner(this.lines, LIMITS.nestingDepth) : new JsonLinesScanner(this.lines, LIMITS.nestingDepth, throwDefect);
  }

  /**
   * @returns the lines of the records that have become whole
   * @throws ContentDefect if the file is not valid, which Validate file would have told
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
