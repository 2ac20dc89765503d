import { describeDisagreement } from './describe-disagreement';
import { judge } from './disagreement';
import { documentsOf, GENERATED_FORMATS, type GeneratedFormat } from './documents';

/** So many files are held at once. */
const BATCH = 2_000;
const SHOWN = 5;
/** Runs of neighbouring seeds share no batch. */
const SEED_STEP = 1_000_003;
const SEEDS = 2 ** 31;

interface Count {
  documents: number;
  accepted: number;
  disagreements: number;
}

/** Reads so many files with our scanners and the references, a third of each format. @returns whether all agreed about each */
export function fuzzScanners(seed: number, documents: number, print: (line: string) => void): boolean {
  const each = Math.ceil(documents / GENERATED_FORMATS.length);
  const counts = GENERATED_FORMATS.map((format) => ({ format, ...fuzzFormat(format, seed, each, print) }));
  for (const { format, documents: read, accepted, disagreements } of counts) {
    print(`${format.padEnd(9)} ${read} documents, ${accepted} accepted, ${read - accepted} rejected, ${disagreements} disagreements (seed ${seed})`);
  }
  return counts.every(({ disagreements }) => disagreements === 0);
}

function fuzzFormat(format: GeneratedFormat, seed: number, documents: number, print: (line: string) => void): Count {
  const count: Count = { documents: 0, accepted: 0, disagreements: 0 };
  for (let batch = 0; count.documents < documents; batch++) {
    for (const document of documentsOf(format, (seed + batch * SEED_STEP) % SEEDS, Math.min(BATCH, documents - count.documents))) {
      const { accepted, disagreement } = judge(document, seed + count.documents);
      count.documents++;
      if (accepted) count.accepted++;
      if (disagreement === undefined) continue;
      if (count.disagreements++ < SHOWN) print(`${format}, seed ${seed}: ${describeDisagreement(disagreement, document)}`);
    }
  }
  return count;
}
