import * as fs from 'node:fs';
import { CHUNK_BYTES } from './chunk-bytes';
import { openProgress } from './progress-bar';
import type { Terminal } from './terminal';
import { resolveCompression } from '../lambda-src/shared/compression/resolve-compression';
import type { CheckedFileType } from '../lambda-src/validate-file/checked-file-type';
import type { ContentRefusal } from '../lambda-src/validate-file/content-validator';
import { judgeContent } from '../lambda-src/validate-file/judge-content';
import type { ContentFacts } from '../src/contract/file-facts';
import { LIMITS } from '../src/contract/limits';

export type FileVerdict = { readonly valid: true; readonly facts: ContentFacts } | ContentRefusal;

const STANDARD_INPUT = '-';

/** The verdict as the pipeline would give it. @throws if the file cannot be read */
export async function judgeFile(file: string, fileType: CheckedFileType, terminal: Terminal): Promise<FileVerdict> {
  const size = file === STANDARD_INPUT ? undefined : (await fs.promises.stat(file)).size;
  const source = file === STANDARD_INPUT ? terminal.stdin : fs.createReadStream(file, { highWaterMark: CHUNK_BYTES });
  const compression = resolveCompression(fileType.dialect.compression, file);
  const progress = openProgress(file, size, terminal.stderr);
  const shown = async function* () {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      progress.advance(chunk.length);
      yield chunk;
    }
  };
  try {
    const verdict = await judgeContent(shown(), fileType, compression, { maxBytes: LIMITS.fileBytes, isLate: () => false });
    return verdict.valid ? { valid: true, facts: { ...verdict.facts, compression } } : verdict;
  } finally {
    progress.stop();
  }
}
