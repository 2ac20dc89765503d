import { parseArgs } from 'node:util';
import { fuzzScanners } from './fuzz-scanners';
import { fuzzSpark } from './fuzz-spark';
import { replay } from './replay';

const USAGE = `npm run fuzz -- [OPTION]...: generated files through the validator, parsers that are not ours, and Spark; exit 1 if they disagree
  --seed NUMBER         to get the same files again (default: another one each time)
  --documents NUMBER    for the scanners against csv-parse, TextDecoder and JSON.parse (default: 120000)
  --no-spark            without Spark
  --file-type JSON --document BASE64   only this file, as a disagreement shows it`;

/** What the full run demands of Spark; the cells of each type. */
const SPARK = { csv: 2500, json: 1500, jsonLines: 1500, cells: 25_000 };

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      'seed': { type: 'string' }, 'documents': { type: 'string', default: '120000' }, 'no-spark': { type: 'boolean', default: false },
      'file-type': { type: 'string' }, 'document': { type: 'string' }, 'help': { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return true;
  }
  if (values.document !== undefined) return replay(values['file-type'] ?? '{}', values.document);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  const agreed = fuzzScanners(seed, Number(values.documents), (line) => console.log(line));
  return values['no-spark'] ? agreed : (await fuzzSpark(seed, SPARK)) && agreed;
}

main().then((agreed) => {
  process.exitCode = agreed ? 0 : 1;
}, (error: Error) => {
  console.error(error.message, `\n${USAGE}`);
  process.exitCode = 2;
});
