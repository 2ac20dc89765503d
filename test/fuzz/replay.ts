import { compareWithReference, describeDisagreement } from './disagreement';
import type { PartialFileType } from '../content/support/verdict-of';

/** The number of ways in which the file is cut. */
const SEEDS = 200;

/** Compares all readers on one file. Returns true if they agree. */
export function replay(fileType: string, base64: string): boolean {
  const document = { fileType: JSON.parse(fileType) as PartialFileType, content: Buffer.from(base64, 'base64') };
  console.log(`document:  ${JSON.stringify(document.content.toString('utf8'))}`);
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { disagreement, verdict, reference } = compareWithReference(document, seed);
    if (disagreement !== undefined) {
      console.log(describeDisagreement(disagreement, document));
      return false;
    }
    if (seed === SEEDS) console.log(`all agree\n  ours:      ${JSON.stringify(verdict)}\n  reference: ${JSON.stringify(reference)}`);
  }
  return true;
}
