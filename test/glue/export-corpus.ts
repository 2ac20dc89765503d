import * as fs from 'node:fs';
import * as path from 'node:path';
import { JsonTextLinesWriter } from '../../lambda-src/shared/json-records/json-text-lines-writer';
import { ByteOrderMarkRemover } from '../../lambda-src/stage-file/byte-order-mark-remover';
import { CORPUS } from '../lambda-src/validate-file/corpus';
import type { CorpusCase } from '../lambda-src/validate-file/corpus-case';
import { verdictOf } from '../lambda-src/validate-file/verdict-of';

/** `tsx test/glue/export-corpus.ts FOLDER` writes every valid file of the validator's corpus as it is staged, with the validator's own facts. */

const [folder] = process.argv.slice(2);

function staged(fileType: CorpusCase['fileType'], content: Buffer, byteOrderMark: boolean): Uint8Array {
  if (fileType.format === 'csv' && !byteOrderMark) return content;
  const writer = fileType.format === 'csv' ? new ByteOrderMarkRemover() : new JsonTextLinesWriter(fileType.format!);
  return Buffer.concat([writer.write(content), writer.end()]);
}

CORPUS.forEach(({ name, fileType, content, verdict: expected }, index) => {
  const verdict = verdictOf(fileType, content);
  if (!expected.valid || !verdict.valid) return;
  const bytes = Buffer.from(content as string);
  fs.writeFileSync(path.join(folder, `${index}.data`), staged(fileType, bytes, verdict.facts.byteOrderMark));
  const { format, dialect } = fileType;
  const facts = { version: 1, fileType: 'corpus', format, dialect, onCastFailure: 'null', ...verdict.facts };
  fs.writeFileSync(path.join(folder, `${index}.facts.json`), JSON.stringify(facts));
  fs.writeFileSync(path.join(folder, `${index}.expected.json`), JSON.stringify({ name, records: expected.records }));
});
