import type { ScanEngine } from '../../../content/verdict/content-validator';
import { CORPUS } from '../corpus/corpus';
import { decode, textBytes } from '../corpus/decode';
import { expectedVerdict } from '../corpus/expected-verdict';
import { validateInChunks, validateCompressed } from '../support/validate-in-chunks';

const CHUNK = 64 * 1024;
const ENGINES: ScanEngine[] = ['simd', 'exact'];

/** Returns an excerpt without escapes. It may end inside an escape. */
function unescaped(excerpt: string): string {
  return excerpt.replace(/\\(u(\{[0-9a-f]*)?)?$/, '').replace(/\\u\{([0-9a-f]+)\}/g, (_escape, digits: string) => String.fromCodePoint(parseInt(digits, 16)));
}

test.each(CORPUS)('$class: $name', async (file) => {
  const verdict = await validateInChunks(file);
  expect(verdict).toEqual(expectedVerdict(file));
  const excerpts = verdict.valid ? [] : [verdict.reason, ...verdict.furtherProblems].flatMap(({ excerpt }) => excerpt ?? []);
  if (excerpts.length > 0) expect(excerpts.filter((excerpt) => !decode(textBytes(file), file).includes(unescaped(excerpt)))).toEqual([]);

  for (const engine of ENGINES) {
    for (const chunk of file.large ? [CHUNK] : [1, 7, CHUNK]) {
      expect({ engine, chunk, verdict: await validateInChunks(file, chunk, engine) }).toEqual({ engine, chunk, verdict });
    }
  }
  if (!file.large && file.fileType.dialect?.compression !== 'gzip') expect({ compressed: await validateCompressed(file, CHUNK) }).toEqual({ compressed: verdict });
});
