import * as fs from 'node:fs';
import * as path from 'node:path';
import { collectFiles } from '../../../local/demo/collect-files';
import { DEFAULT_EXAMPLE, EXAMPLE_NAMES, expectedOutcomes, samplesFolder, type ExampleName } from '../../../local/samples/samples';

const EXAMPLES = path.join(__dirname, '../../../examples');

test('every example is in the table, and every entry of the table is an example', () => {
  const folders = fs.readdirSync(EXAMPLES).filter((name) => fs.existsSync(path.join(EXAMPLES, name, 'app.ts')));
  expect([...EXAMPLE_NAMES].sort()).toEqual(folders.sort());
});

describe.each(EXAMPLE_NAMES)('the files of %s', (example: ExampleName) => {
  it('have an expected outcome each, and every expectation a file', async () => {
    const { files } = await collectFiles(samplesFolder(example));
    expect(files.map(({ name }) => name.normalize()).sort()).toEqual(Object.keys(expectedOutcomes(example)).map((name) => name.normalize()).sort());
  });

  it('show a good end and a bad one', () => {
    const outcomes = Object.values(expectedOutcomes(example)).map(({ outcome }) => outcome);
    expect(outcomes).toContain('PROCESSED');
    expect(outcomes.filter((outcome) => outcome !== 'PROCESSED')).not.toEqual([]);
  });
});

describe('the files of the quick start', () => {
  const outcomes = expectedOutcomes(DEFAULT_EXAMPLE);

  it('that must be refused say why', () => {
    const reasons = Object.values(outcomes).filter(({ outcome }) => outcome === 'REJECTED').map(({ reason }) => reason);
    expect(reasons).toEqual(['EMPTY', 'RAGGED_ROW', 'INVALID_JSON', 'UNSUPPORTED_TYPE']);
  });

  it('are one of a name with a space and letters beyond ASCII', () => {
    expect(Object.keys(outcomes).some((name) => name.includes(' ') && /[^\x00-\x7f]/.test(name))).toBe(true);
  });

  it('have the rows that they must have', () => {
    const rows = fs.readFileSync(path.join(samplesFolder(DEFAULT_EXAMPLE), 'sample_data.csv'), 'utf8').trim().split('\n').length - 1;
    expect(rows).toBe(outcomes['sample_data.csv'].rows);
  });
});
