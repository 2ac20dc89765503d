import { STAGING_PREFIX, stagingLayout } from '../../src/contract/staging-layout';

test('all that an execution stages lies in its own folder below the one prefix', () => {
  const layout = stagingLayout('e-1');
  expect(layout.folder).toBe(`${STAGING_PREFIX}e-1/`);
  expect([layout.facts, layout.source('.csv'), layout.job, layout.run('jr_1'), layout.result('jr_1')]).toEqual([
    'staging/e-1/facts.json',
    'staging/e-1/source.csv',
    'staging/e-1/job.json',
    'staging/e-1/jr_1/',
    'staging/e-1/jr_1/_result.json',
  ]);
});

test('no execution lies in the folder of another whose name begins the same', () => {
  expect(stagingLayout('e-10').facts.startsWith(stagingLayout('e-1').folder)).toBe(false);
});
