import { parseArgs } from 'node:util';
import { fuzzScanners } from './fuzz-scanners';
import { fuzzSpark } from './fuzz-spark';
import { replay } from './replay';

const USAGE = `npm run fuzz -- [OPTION]...: compares the validator with other parsers and Spark on generated files; exits with 1 if they disagree
  --seed NUMBER         generate the same files again (default: a new seed each time)
  --documents NUMBER    files for the comparison with csv-parse, TextDecoder and JSON.parse (default: 120000)
  --no-spark            do not compare with Spark
  --file-type JSON --document BASE64   compare only this file; a disagreement prints these options`;

/** The numbers of files that a full run compares with Spark, and of cells of each type. */
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
