import type { ContentScanner } from './content-scanner';
import type { ContentValidator, ContentVerdict } from './content-validator';
import { excerptAt } from './position/excerpt';
import { Locator } from './position/locator';
import { createSourceOffsets, type SourceOffsets } from './position/source-offsets';
import { simdCounts } from './position/text-counts';
import { ProblemList } from './problem-list';
import { recordTooLarge } from './record-size';
import type { DialectSpec } from '../../src/contract/dialect';
import type { Reason, ReasonCode } from '../../src/contract/reason-codes';
import { createTextSource } from '../shared/encoding/create-text-source';
import type { TextSource } from '../shared/encoding/text-source';
import { ContentDefect } from '../shared/json-records/content-defect';
import type { DefectReporter } from '../shared/json-records/defect-reporter';
import { RecordWindow } from '../shared/json-records/record-window';
import type { SimdScanner } from '../shared/simd/simd-scanner';

/** A line break of two bytes may be cut in two, and then belongs to the record until its second byte is seen. */
const UNDECIDED_BYTES = 1;

/** Thrown through a scanner once no further problem is wanted. */
const ENOUGH = new Error('as many problems were found as are told of');

/** Holds no more of the file than one record and one chunk. */
export class RecordValidator implements ContentValidator {
  private readonly text: TextSource;
  private readonly window: RecordWindow;
  private readonly locator: Locator;
  private readonly offsets: SourceOffsets;
  private readonly problems = new ProblemList();
  private readonly scanner: ContentScanner;
  private readonly recordBytes: number;
  private bytes = 0;
  private verdict?: ContentVerdict;

  constructor({ encoding, limits }: DialectSpec, createScanner: (report: DefectReporter) => ContentScanner, simd?: SimdScanner) {
    this.window = new RecordWindow(simd);
    this.locator = new Locator(simd && simdCounts(simd));
    this.text = createTextSource(encoding);
    this.offsets = createSourceOffsets(encoding);
    this.recordBytes = limits.recordBytes;
    this.scanner = createScanner((defect) => this.report(defect));
  }

  write(chunk: Uint8Array): ContentVerdict | undefined {
    if (this.verdict !== undefined) return this.verdict;
    this.bytes += chunk.length;
    this.window.append(this.text.read(chunk));
    return this.scan(false);
  }

  end(): ContentVerdict {
    if (this.verdict !== undefined) return this.verdict;
    this.text.end();
    return this.scan(true) ?? this.judge(true);
  }

  stop(): ContentVerdict {
    return this.verdict ?? this.judge(false);
  }

  refuse(defect: ContentDefect): ContentVerdict {
    if (this.verdict !== undefined) return this.verdict;
    // What is wrong with the records before it comes first.
    const verdict = this.scan(false, true);
    if (verdict !== undefined) return verdict;
    this.add(defect, 0);
    return this.conclude();
  }

  /** @param all whether no record that is whole may be left for the next scan */
  private scan(last: boolean, all = last): ContentVerdict | undefined {
    const { text, window, locator, offsets, scanner } = this;
    if (!window.isWorthScanning(all || text.defect !== undefined)) return undefined;
    // What follows a bad byte, or a character that is cut in two, is not looked at: the defect before it is the first.
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
    // In smaller chunks such a record ends the reading before its defect is found.
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
