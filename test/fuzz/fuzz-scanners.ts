import { compareWithReference, describeDisagreement } from './disagreement';
import { documentsOf, GENERATED_FORMATS, type GeneratedFormat } from './documents';

/** The number of files that are in memory at the same time. */
const BATCH = 2_000;
const SHOWN = 5;
/** The distance between the seeds of two batches, so that runs with similar seeds do not share a batch. */
const SEED_STEP = 1_000_003;
const SEEDS = 2 ** 31;

interface Count {
  documents: number;
  accepted: number;
  disagreements: number;
}

/** Reads generated files with our scanners and the references, a third of them in each format. Returns true if all agree about every file. */
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
      const { accepted, disagreement } = compareWithReference(document, seed + count.documents);
      count.documents++;
      if (accepted) count.accepted++;
      if (disagreement === undefined) continue;
      if (count.disagreements++ < SHOWN) print(`${format}, seed ${seed}: ${describeDisagreement(disagreement, document)}`);
    }
  }
  return count;
}
