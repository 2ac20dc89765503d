import { CsvContentScanner } from './csv-content-scanner';
import { excerptAt } from './excerpt';
import { JsonContentScanner } from './json-content-scanner';
import { Locator, simdCounts } from './locator';
import { ProblemList } from './problem-list';
import type { ContentFacts } from '../../src/contract/file-facts';
import type { CheckedFileType } from '../../src/contract/file-type-spec';
import { LIMITS } from '../../src/contract/limits';
import type { Reason, ReasonCode } from '../../src/contract/reason-codes';
import { recordTooLarge } from '../records/record-limits';
import type { ContentScanner } from '../records/record-scanner';
import { RecordWindow } from '../records/record-window';
import { SimdScanner } from '../simd/simd-scanner';
import { ContentProblem } from '../text/content-problem';
import { createSourceOffsets, createTextSource, type SourceOffsets } from '../text/encodings';
import type { TextSource } from '../text/text-source';

/** The verdict about an invalid file: the first problem is its reason, up to five further problems follow. */
export interface InvalidVerdict {
  readonly valid: false;
  readonly reason: Reason;
  readonly furtherProblems: Reason[];
}

export type ContentVerdict = { readonly valid: true; readonly facts: Omit<ContentFacts, 'compression'> } | InvalidVerdict;

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

/** Thrown through a scanner to end the scan when no further problem is to be reported. */
const STOP_SCAN = new Error('no further problem is to be reported');

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
    const report = (problem: ContentProblem) => this.reportProblem(problem);
    this.scanner = fileType.format === 'csv'
      ? new CsvContentScanner(fileType, report, simd, checkedCellsBytes)
      : new JsonContentScanner(fileType, report, simd, checkedCellsBytes);
  }

  /** Reads the next chunk. Returns the verdict as soon as the file is rejected and the rest of it cannot change the verdict, otherwise undefined. */
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
    return this.scan(true) ?? this.composeVerdict(true);
  }

  /** Ends the reading early, and returns the verdict about the records that were read. Its facts are not complete. */
  stop(): ContentVerdict {
    return this.verdict ?? this.composeVerdict(false);
  }

  /** Returns the verdict about a file whose next bytes cannot be read, for example because they cannot be decompressed. */
  reject(problem: ContentProblem): ContentVerdict {
    if (this.verdict !== undefined) return this.verdict;
    // A problem in the records before the unreadable bytes comes first.
    const verdict = this.scan(false, true);
    if (verdict !== undefined) return verdict;
    this.addProblem(problem, 0);
    return this.composeRejection();
  }

  /** Scans the window. @param all true if every complete record must be read now, not by a later scan */
  private scan(last: boolean, all = last): ContentVerdict | undefined {
    const { text, window, locator, offsets, scanner } = this;
    if (!window.prepareScan(all || text.problem !== undefined)) return undefined;
    // The bytes after an invalid one are not scanned, so that a problem before it is found first.
    const end = text.cleanEnd - window.offset;
    try {
      const read = scanner.scan(window.bytes, end, last && text.problem === undefined);
      if (end - read > this.recordBytes + UNDECIDED_BYTES) throw recordTooLarge(read, this.recordBytes);
      if (text.problem !== undefined) throw new ContentProblem(text.problem.code, text.problem.message, end);
      locator.advance(window.bytes, read);
      offsets.advance(window.bytes, read);
      window.consume(read);
      return this.problems.isFull(window.offset) ? this.composeRejection() : undefined;
    } catch (error) {
      return this.handleError(error);
    }
  }

  private composeVerdict(complete: boolean): ContentVerdict {
    if (this.problems.first !== undefined) return this.composeRejection();
    try {
      const { bytes, window: { byteOrderMark } } = this;
      this.verdict = { valid: true, facts: { ...this.scanner.facts(complete), complete, bytes, byteOrderMark } };
      return this.verdict;
    } catch (error) {
      return this.handleError(error);
    }
  }

  private handleError(error: unknown): ContentVerdict {
    if (error instanceof ContentProblem) this.addProblem(error);
    else if (error !== STOP_SCAN) throw error;
    return this.composeRejection();
  }

  /** Receives a problem after which the scanner can read on. */
  private reportProblem(problem: ContentProblem): void {
    const code = this.addProblem(problem);
    // In smaller chunks, a record that is too large ends the scan before a later problem in that record is found.
    if (code === 'RECORD_TOO_LARGE' || this.problems.isFull(this.window.offset + this.scanner.recordStart)) throw STOP_SCAN;
  }

  /** Adds a problem to the list with its place, and returns its code. In a record that is already too large at `foundAt`, the size is the problem. */
  private addProblem(found: ContentProblem, recordStart = this.scanner.recordStart): ReasonCode {
    const isTooLarge = found.foundAt !== undefined && found.foundAt - recordStart > this.recordBytes;
    const problem = isTooLarge ? recordTooLarge(recordStart, this.recordBytes) : found;
    this.problems.add({ code: problem.code, message: problem.message, ...this.locate(problem) }, this.window.offset + recordStart);
    return problem.code;
  }

  private locate({ at, foundAt }: ContentProblem): Partial<Reason> {
    if (at === undefined) return {};
    const { bytes, offset } = this.window;
    // Bytes after an invalid one are not shown.
    const end = Math.min(foundAt ?? at, this.text.cleanEnd - offset - 1);
    return {
      ...this.locator.locate(bytes, at),
      byteOffset: this.offsets.offsetOf(bytes, at, offset),
      excerpt: excerptAt(bytes, Math.min(this.scanner.recordStart, at), at, end),
    };
  }

  private composeRejection(): ContentVerdict {
    const { first, further } = this.problems;
    this.verdict = { valid: false, reason: first!, furtherProblems: further };
    return this.verdict;
  }
}
