import type { CheckedFileType } from './checked-file-type';
import type { ContentScanner } from './content-scanner';
import { CsvScanner } from './csv/csv-scanner';
import { EncodingCheck } from './encoding/encoding-check';
import { JsonContentScanner } from './json/json-content-scanner';
import { Locator } from './position/locator';
import { recordTooLarge } from './record-size';
import type { ContentFacts } from '../../src/contract/file-facts';
import { LIMITS } from '../../src/contract/limits';
import type { Reason } from '../../src/contract/reason-codes';
import { ContentDefect } from '../shared/json-records/content-defect';
import { RecordWindow } from '../shared/json-records/record-window';

export type ContentVerdict = { readonly valid: true; readonly facts: ContentFacts } | { readonly valid: false; readonly reason: Reason };

/** Judges a file's content as it streams by; the verdict does not depend on how it is cut into chunks. */
export interface ContentValidator {
  /** @returns a refusal as soon as there is one: the rest of the file then changes nothing */
  write(chunk: Uint8Array): ContentVerdict | undefined;
  end(): ContentVerdict;
}

export function createContentValidator(fileType: CheckedFileType): ContentValidator {
  return new RecordValidator(fileType.format === 'csv' ? new CsvScanner(fileType) : new JsonContentScanner(fileType));
}

/** A line break of two bytes may be cut in two, and then belongs to the record until its second byte is seen. */
const UNDECIDED_BYTES = 1;

/** Holds no more of the file than one record and one chunk. */
class RecordValidator implements ContentValidator {
  private readonly encoding = new EncodingCheck();
  private readonly window = new RecordWindow();
  private readonly locator = new Locator();
  private bytes = 0;
  private verdict?: ContentVerdict;

  constructor(private readonly scanner: ContentScanner) {}

  write(chunk: Uint8Array): ContentVerdict | undefined {
    if (this.verdict !== undefined) return this.verdict;
    this.bytes += chunk.length;
    this.window.append(chunk);
    this.encoding.read(chunk);
    this.scan(false);
    return this.verdict;
  }

  end(): ContentVerdict {
    if (this.verdict !== undefined) return this.verdict;
    this.encoding.end();
    this.scan(true);
    return this.verdict ?? this.judge();
  }

  private scan(last: boolean): void {
    const { encoding, window, locator, scanner } = this;
    if (!window.isWorthScanning(last || encoding.defect !== undefined)) return;
    // What follows a bad byte, or a character that is cut in two, is not looked at: the defect before it is the first.
    const end = encoding.cleanEnd - window.offset;
    try {
      const read = scanner.scan(window.bytes, end, last && encoding.defect === undefined);
      if (end - read > LIMITS.recordBytes + UNDECIDED_BYTES) throw recordTooLarge(read);
      if (encoding.defect !== undefined) throw new ContentDefect(encoding.defect.code, encoding.defect.message, end);
      locator.advance(window.bytes, read);
      window.consume(read);
    } catch (error) {
      if (!(error instanceof ContentDefect)) throw error;
      this.refuse(error);
    }
  }

  private judge(): ContentVerdict {
    try {
      const { bytes, window: { byteOrderMark } } = this;
      this.verdict = { valid: true, facts: { ...this.scanner.facts(), bytes, byteOrderMark } };
      return this.verdict;
    } catch (error) {
      if (!(error instanceof ContentDefect)) throw error;
      return this.refuse(error);
    }
  }

  private refuse(found: ContentDefect): ContentVerdict {
    const { recordStart } = this.scanner;
    const isTooLarge = found.foundAt !== undefined && found.foundAt - recordStart > LIMITS.recordBytes;
    const { code, message, at } = isTooLarge ? recordTooLarge(recordStart) : found;
    const place = at === undefined ? {} : { ...this.locator.locate(this.window.bytes, at), byteOffset: this.window.offset + at };
    this.verdict = { valid: false, reason: { code, message: message.slice(0, LIMITS.reasonMessageCharacters), ...place } };
    return this.verdict;
  }
}
