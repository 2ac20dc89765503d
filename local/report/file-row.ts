import type { FileResult } from '../pipeline/file-result';

/** `SKIPPED`: not uploaded, because it could not be read or named. */
export type ReportedOutcome = FileResult['outcome'] | 'SKIPPED';

/** What is told of one file. */
export interface FileRow {
  /** As given, relative to the folder, with `/`. */
  readonly file: string;
  readonly outcome: ReportedOutcome;
  readonly reason: string | null;
  readonly message: string | null;
  readonly rows: number | null;
  readonly output: { readonly bucket: string; readonly key: string } | null;
  readonly seconds: number | null;
}
