import * as fs from 'node:fs';
import { readChunks } from './read-chunks';
import { openProgress, type Terminal } from './terminal';
import { resolveCompression } from '../content/text/compression';
import { checkNotEmpty } from '../content/verdict/check-metadata';
import type { InvalidVerdict } from '../content/verdict/content-validator';
import { validateStream } from '../content/verdict/validate-stream';
import type { ContentFacts } from '../src/contract/file-facts';
import type { CheckedFileType } from '../src/contract/file-type-spec';
import { LIMITS } from '../src/contract/limits';

export type FileVerdict = { readonly valid: true; readonly facts: ContentFacts } | InvalidVerdict;

const STANDARD_INPUT = '-';

/**
 * Validates a file as the pipeline would, but checks the cells of the whole file, where the pipeline leaves those after the first 16 MiB to its job.
 *
 * @throws if the file cannot be read
 */
export async function validateFile(file: string, fileType: CheckedFileType, terminal: Terminal): Promise<FileVerdict> {
  const { source, size } = openSource(file, terminal);
  const empty = size === 0 ? checkNotEmpty(size, fileType) : undefined;
  if (empty !== undefined) return { valid: false, reason: empty, furtherProblems: [] };
  const compression = resolveCompression(fileType.dialect.compression, file);
  const progress = openProgress(file, size, terminal.stderr);
  const withProgress = async function* () {
    for await (const chunk of source) {
      progress.advance(chunk.length);
      yield chunk;
    }
  };
  try {
    const verdict = await validateStream(withProgress(), fileType, compression, {
      maxBytes: LIMITS.fileBytes, isPastDeadline: () => false, checkedCellsBytes: Infinity,
    });
    return verdict.valid ? { valid: true, facts: { ...verdict.facts, compression } } : verdict;
  } finally {
    progress.stop();
  }
}

/** Opens a file or standard input. @returns its size, too, if it is known before the end */
function openSource(file: string, { stdin }: Terminal): { readonly source: AsyncIterable<Buffer>; readonly size?: number } {
  if (file === STANDARD_INPUT) return { source: stdin as AsyncIterable<Buffer> };
  const stats = fs.statSync(file);
  return stats.isFile() ? { source: readChunks(file), size: stats.size } : { source: fs.createReadStream(file) };
}
