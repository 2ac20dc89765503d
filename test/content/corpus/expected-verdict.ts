import type { CorpusCase, ExpectedReason } from './corpus-case';
import { decode, textBytes } from './decode';
import { readCsv } from './reference-csv';
import { readJson } from './reference-json';
import type { CheckedFileType } from '../../../src/contract/file-type-spec';
import { fileTypeOf } from '../support/verdict-of';

const BYTE_ORDER_MARK = '\ufeff';
const MOST_BYTES_OF_A_CHARACTER = 4;

/** All of a verdict: what the case says of it, what a reference reader finds in the file, and for the rest that it is there. */
export function expectedVerdict(file: CorpusCase): unknown {
  const { verdict } = file;
  if (verdict.valid) return { valid: true, facts: { ...factsOf(file), ...verdict.facts } };
  return { valid: false, reason: reasonOf(verdict.reason), furtherProblems: (verdict.furtherProblems ?? []).map(reasonOf) };
}

/** In words that can be shown. */
function reasonOf({ byteOffset, ...reason }: ExpectedReason): unknown {
  return {
    message: expect.stringMatching(/^[^\p{Cc}\p{Cf}\p{Cs}]{10,500}(?<!\.)$/u),
    ...(byteOffset !== undefined && { byteOffset, excerpt: expect.stringMatching(/^[^\p{Cc}\p{Cf}\p{Cs}]{0,80}$/u) }),
    ...reason,
  };
}

function factsOf(file: CorpusCase): object {
  const bytes = textBytes(file);
  const byteOrderMark = decode(bytes.subarray(0, MOST_BYTES_OF_A_CHARACTER), file).startsWith(BYTE_ORDER_MARK);
  const ofFormat = file.large ? anyFacts(file) : scannedFacts(decode(bytes, file).slice(byteOrderMark ? 1 : 0), fileTypeOf(file.fileType));
  return { complete: true, bytes: bytes.length, byteOrderMark, ...ofFormat };
}

function scannedFacts(text: string, fileType: CheckedFileType): object {
  if (fileType.format === 'csv') {
    const { records: _records, ...facts } = readCsv(text, fileType);
    return facts;
  }
  const { names, rows } = readJson(text, fileType.format, fileType.schema);
  const columns = fileType.schema ?? names.map((name) => ({ name, type: expect.any(String) }));
  return { rows: rows.length, columns, lineEnding: 'LF', needsMultiLine: false, widestRecordBytes: expect.any(Number) };
}

/** A large file is read by no second reader. */
function anyFacts({ fileType }: CorpusCase): object {
  return {
    columns: expect.any(Array),
    ...(fileType.format === 'csv' && { fields: expect.any(Number) }),
    lineEnding: expect.stringMatching(/^(LF|CRLF)$/),
    needsMultiLine: expect.any(Boolean),
    widestRecordBytes: expect.any(Number),
  };
}
