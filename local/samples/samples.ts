import * as path from 'node:path';
import type { OutcomeName } from '../../src/contract/outcome';
import type { ReasonCode } from '../../src/contract/reason-codes';

/** The files that the demo takes by itself. */
export const SAMPLES_FOLDER = path.join(__dirname, 'files');

export interface ExpectedOutcome {
  readonly outcome: OutcomeName;
  readonly reason: ReasonCode | null;
  readonly rows: number | null;
}

/** What must become of each, by its path in the folder. */
export const EXPECTED_OUTCOMES: Readonly<Record<string, ExpectedOutcome>> = {
  'sample_data.csv': processed(5),
  'sample_data.json': processed(5),
  'events.jsonl': processed(4),
  'Zürich 2024/Kaffee & Tee – März.csv': processed(3),
  'refused/empty.csv': rejected('EMPTY'),
  'refused/ragged.csv': rejected('RAGGED_ROW'),
  'refused/broken.json': rejected('INVALID_JSON'),
  'refused/notes.txt': rejected('UNSUPPORTED_TYPE'),
};

function processed(rows: number): ExpectedOutcome {
  return { outcome: 'PROCESSED', reason: null, rows };
}

function rejected(reason: ReasonCode): ExpectedOutcome {
  return { outcome: 'REJECTED', reason, rows: null };
}
