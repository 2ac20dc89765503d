import * as fs from 'node:fs';
import * as path from 'node:path';
import { factsOf, staged } from './stage';
import { CORPUS } from '../content/corpus/corpus';
import { validateInChunks } from '../content/support/validate-in-chunks';

/** `tsx test/glue/export-corpus.ts FOLDER` writes every valid file of the validator's corpus as it is staged, with the validator's own facts. */

const [folder] = process.argv.slice(2);

CORPUS.forEach(async (file, index) => {
  const verdict = await validateInChunks(file);
  if (!file.verdict.valid || !verdict.valid) return;
  const facts = factsOf(file.fileType, verdict);
  fs.writeFileSync(path.join(folder, `${index}.data`), staged(facts, Buffer.from(file.content as Buffer)));
  fs.writeFileSync(path.join(folder, `${index}.facts.json`), JSON.stringify(facts));
  fs.writeFileSync(path.join(folder, `${index}.expected.json`), JSON.stringify({ name: `${file.class}: ${file.name}`, records: file.verdict.records }));
});
