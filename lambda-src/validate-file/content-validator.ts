import type { CheckedFileType } from './checked-file-type';
import type { ContentScanner } from './content-scanner';
import { CsvScanner } from './csv/csv-scanner';
import { JsonContentScanner } from './json/json-content-scanner';
import { excerptAt } from './position/excerpt';
import { Locator, simdCounts } from './position/locator';
import { createSourceOffsets, type SourceOffsets } from './position/source-offsets';
import { ProblemList } from './problem-list';
import { recordTooLarge } from './record-size';
import type { ContentFacts } from '../../src/contract/file-facts';
import { LIMITS } from '../../src/contract/limits';
import type { Reason, ReasonCode } from '../../src/contract/reason-codes';
import { createTextSource } from '../shared/encoding/create-text-source';
import type { TextSource } from '../shared/encoding/text-source';
import { ContentDefect } from '../shared/json-records/content-defect';
import { RecordWindow } from '../shared/json-records/record-window';
import { SimdScanner } from '../shared/simd/simd-scanner';

export interface ContentRefusal {
  readonly valid: false;
  readonly reason: Reason;
  readonly furtherProblems: Reason[];
}

export type ContentVerdict = { readonly valid: true; readonly facts: Omit<ContentFacts, 'compression'> } | ContentRefusal;

/** Reads the records: `simd` lets WebAssembly skip ordinary ones, `exact` reads each with the exact scanner. Both return the same verdicts. */
export type ScanEngine = 'simd' | 'exact';

export interface ContentValidatorOptions {
  /** The default is `simd`. Where WebAssembly has no SIMD, `simd` is the same as `exact`. */
  readonly engine?: ScanEngine;
  /** Cells of declared types are checked in records that begin before this offset of the text. The default is 16 MiB. */
  readonly checkedCellsBytes?: number;
}

/** The first byte of a CRLF at the end of a chunk belongs to the record until its second byte is read. */
const UNDECIDED_BYTES = 1;

/** Thrown through a scanner to end the scan when no further problem is wanted. */
const ENOUGH = new Error('the problem list is full');

/**
 * Validates a file's decompressed content as it streams by.
 *
 * The verdict does not depend on how the file is cut into chunks. The validator holds at most one record and one chunk in memory.
 */
export class ContentValidator {
  private readonly text: TextSource;
  private readonly window: RecordWindow;
  private readonly locator: Locator;
  private readonly offsets: SourceOffsets;
  private readonly problems = new ProblemList();
  private readonly scanner: ContentScanner;
  private readonly recordBytes: number;
  private bytes = 0;
  private verdict?: ContentVerdict;

  constructor(fileType: CheckedFileType, { engine = 'simd', checkedCellsBytes = LIMITS.checkedCellsBytes }: ContentValidatorOptions = {}) {
    const { encoding, limits } = fileType.dialect;
    const simd = engine === 'simd' ? SimdScanner.create() : undefined;
    this.window = new RecordWindow(simd);
    this.locator = new Locator(simd && simdCounts(simd));
    this.text = createTextSource(encoding);
    this.offsets = createSourceOffsets(encoding);
    this.recordBytes = limits.recordBytes;
    const report = (defect: ContentDefect) => this.report(defect);
    this.scanner = fileType.format === 'csv'
      ? new CsvScanner(fileType, report, simd, checkedCellsBytes)
      : new JsonContentScanner(fileType, report, simd, checkedCellsBytes);
  }

  /** Reads the next chunk. @returns a refusal as soon as it is complete: the rest of the file does not change it */
  write(chunk: Uint8Array): ContentVerdict | undefined {
    if (this.verdict !== undefined) return this.verdict;
    this.bytes += chunk.length;
    this.window.append(this.text.read(chunk));
    return this.scan(false);
  }

  /** Returns the verdict about the whole file. */
  end(): ContentVerdict {
    if (this.verdict !== undefined) return this.verdict;
    this.text.end();
    return this.scan(true) ?? this.judge(true);
  }

  /** Returns the verdict about the records that were read, and leaves the rest of the file unread: its facts are not complete. */
  stop(): ContentVerdict {
    return this.verdict ?? this.judge(false);
  }

  /** Returns the verdict about a file whose next bytes cannot be read, for example because they cannot be decompressed. */
  refuse(defect: ContentDefect): ContentVerdict {
    if (this.verdict !== undefined) return this.verdict;
    // A problem in the records before the unreadable bytes comes first.
    const verdict = this.scan(false, true);
    if (verdict !== undefined) return verdict;
    this.add(defect, 0);
    return this.conclude();
  }

  /** @param all true if each whole record must be read now, not by a later scan */
  private scan(last: boolean, all = last): ContentVerdict | undefined {
    const { text, window, locator, offsets, scanner } = this;
    if (!window.isWorthScanning(all || text.defect !== undefined)) return undefined;
    // The bytes after an invalid one are not scanned, so that a problem before it is found first.
    const end = text.cleanEnd - window.offset;
    try {
      const read = scanner.scan(window.bytes, end, last && text.defect === undefined);
      if (end - read > this.recordBytes + UNDECIDED_BYTES) throw recordTooLarge(read, this.recordBytes);
      if (text.defect !== undefined) throw new ContentDefect(text.defect.code, text.defect.message, end);
      locator.advance(window.bytes, read);
      offsets.advance(window.bytes, read);
      window.consume(read);
      return this.problems.isFull(window.offset) ? this.conclude() : undefined;
    } catch (error) {
      return this.catchDefect(error);
    }
  }

  private judge(complete: boolean): ContentVerdict {
    if (this.problems.first !== undefined) return this.conclude();
    try {
      const { bytes, window: { byteOrderMark } } = this;
      this.verdict = { valid: true, facts: { ...this.scanner.facts(complete), complete, bytes, byteOrderMark } };
      return this.verdict;
    } catch (error) {
      return this.catchDefect(error);
    }
  }

  private catchDefect(error: unknown): ContentVerdict {
    if (error instanceof ContentDefect) this.add(error);
    else if (error !== ENOUGH) throw error;
    return this.conclude();
  }

  private report(defect: ContentDefect): void {
    const code = this.add(defect);
    // In smaller chunks, a record that is too large ends the scan before a problem in it is found.
    if (code === 'RECORD_TOO_LARGE' || this.problems.isFull(this.window.offset + this.scanner.recordStart)) throw ENOUGH;
  }

  private add(found: ContentDefect, recordStart = this.scanner.recordStart): ReasonCode {
    const isTooLarge = found.foundAt !== undefined && found.foundAt - recordStart > this.recordBytes;
    const defect = isTooLarge ? recordTooLarge(recordStart, this.recordBytes) : found;
    this.problems.add({ code: defect.code, message: defect.message, ...this.placeOf(defect) }, this.window.offset + recordStart);
    return defect.code;
  }

  private placeOf({ at, foundAt }: ContentDefect): Partial<Reason> {
    if (at === undefined) return {};
    const { bytes, offset } = this.window;
    const known = Math.min(foundAt ?? at, this.text.cleanEnd - offset - 1);
    return {
      ...this.locator.locate(bytes, at),
      byteOffset: this.offsets.offsetOf(bytes, at, offset),
      excerpt: excerptAt(bytes, Math.min(this.scanner.recordStart, at), at, known),
    };
  }

  private conclude(): ContentVerdict {
    const { first, further } = this.problems;
    this.verdict = { valid: false, reason: first!, furtherProblems: further };
    return this.verdict;
  }
}
