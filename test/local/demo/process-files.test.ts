import { followedRow, skippedRow, sortRows } from '../../../local/demo/process-files';
import type { FollowedFile } from '../../../local/pipeline/follower';

const followed: FollowedFile = {
  file: { source: { bucket: 'b', key: 'incoming/x' }, uploadedAt: 0 },
  outcome: 'PROCESSED',
  reason: null,
  message: null,
  rows: 1,
  output: null,
  announced: true,
  executionArn: null,
  states: [],
  seconds: 2,
};

test('each file has one row, also what could not be uploaded, in the order of the names', () => {
  const skipped = skippedRow({ name: 'b.csv', reason: 'UNREADABLE', message: 'it may not be read' });
  expect(sortRows([followedRow('c.csv', followed), skipped, followedRow('a.csv', followed)])).toMatchObject([
    { file: 'a.csv', outcome: 'PROCESSED', rows: 1, seconds: 2 },
    { file: 'b.csv', outcome: 'SKIPPED', reason: 'UNREADABLE', seconds: null },
    { file: 'c.csv', outcome: 'PROCESSED' },
  ]);
});
