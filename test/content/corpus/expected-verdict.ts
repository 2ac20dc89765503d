import type { CorpusCase, ExpectedReason } from './corpus-case';
import { decode, textBytes } from './decode';
import { readCsv } from './reference-csv';
import { readJson } from './reference-json';
import type { CheckedFileType } from '../../../src/contract/file-type-spec';
import { fileTypeOf } from '../support/verdict-of';

const BYTE_ORDER_MARK = '\ufeff';
const MAX_CHARACTER_BYTES = 4;

/** Returns the expected verdict about a case: what the case says, what a reference reader finds in the file, and matchers for the rest. */
export function expectedVerdict(file: CorpusCase): unknown {
  const { verdict } = file;
  if (verdict.valid) return { valid: true, facts: { ...factsOf(file), ...verdict.facts } };
  return { valid: false, reason: reasonOf(verdict.reason), furtherProblems: (verdict.furtherProblems ?? []).map(reasonOf) };
}

/** Returns the expected reason. Its message and excerpt must be printable, and the message must not end with a point. */
function reasonOf({ byteOffset, ...reason }: ExpectedReason): unknown {
  return {
    message: expect.stringMatching(/^[^\p{Cc}\p{Cf}\p{Cs}]{10,500}(?<!\.)$/u),
    ...(byteOffset !== undefined && { byteOffset, excerpt: expect.stringMatching(/^[^\p{Cc}\p{Cf}\p{Cs}]{0,80}$/u) }),
    ...reason,
  };
}

function factsOf(file: CorpusCase): object {
  const bytes = textBytes(file);
  const byteOrderMark = decode(bytes.subarray(0, MAX_CHARACTER_BYTES), file).startsWith(BYTE_ORDER_MARK);
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

/** Returns matchers for the facts about a large file, because no reference reader reads it. */
function anyFacts({ fileType }: CorpusCase): object {
  return {
    columns: expect.any(Array),
    ...(fileType.format === 'csv' && { fields: expect.any(Number) }),
    lineEnding: expect.stringMatching(/^(LF|CRLF)$/),
    needsMultiLine: expect.any(Boolean),
    widestRecordBytes: expect.any(Number),
  };
}
