import * as fs from 'node:fs';
import { openProgress } from './progress-bar';
import { readChunks } from './read-chunks';
import type { Terminal } from './terminal';
import { resolveCompression } from '../lambda-src/shared/compression/resolve-compression';
import type { CheckedFileType } from '../lambda-src/validate-file/checked-file-type';
import type { ContentRefusal } from '../lambda-src/validate-file/content-validator';
import { judgeContent } from '../lambda-src/validate-file/judge-content';
import { refuseEmpty } from '../lambda-src/validate-file/refuse-unread';
import type { ContentFacts } from '../src/contract/file-facts';
import { LIMITS } from '../src/contract/limits';

export type FileVerdict = { readonly valid: true; readonly facts: ContentFacts } | ContentRefusal;

const STANDARD_INPUT = '-';

/** The verdict as the pipeline would give it; but all cells are checked, as the job would check them. @throws if the file cannot be read */
export async function judgeFile(file: string, fileType: CheckedFileType, terminal: Terminal): Promise<FileVerdict> {
  const { source, size } = open(file, terminal);
  const empty = size === 0 ? refuseEmpty(size, fileType) : undefined;
  if (empty !== undefined) return { valid: false, reason: empty, furtherProblems: [] };
  const compression = resolveCompression(fileType.dialect.compression, file);
  const progress = openProgress(file, size, terminal.stderr);
  const shown = async function* () {
    for await (const chunk of source) {
      progress.advance(chunk.length);
      yield chunk;
    }
  };
  try {
    const verdict = await judgeContent(shown(), fileType, compression, { maxBytes: LIMITS.fileBytes, isLate: () => false, checkedCellsBytes: Infinity });
    return verdict.valid ? { valid: true, facts: { ...verdict.facts, compression } } : verdict;
  } finally {
    progress.stop();
  }
}

/** @returns its size too, if that is known before its end */
function open(file: string, { stdin }: Terminal): { readonly source: AsyncIterable<Buffer>; readonly size?: number } {
  if (file === STANDARD_INPUT) return { source: stdin as AsyncIterable<Buffer> };
  const stats = fs.statSync(file);
  return stats.isFile() ? { source: readChunks(file), size: stats.size } : { source: fs.createReadStream(file) };
}
