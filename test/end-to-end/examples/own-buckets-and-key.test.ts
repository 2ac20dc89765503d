import { GetObjectCommand } from '@aws-sdk/client-s3';
import { ExampleRun } from './example-run';

const run = new ExampleRun('own-buckets-and-key');

it('the output lies in the given bucket, below its prefix', async () => {
  const { bucket, key } = run.fileOf('customers.csv').output!;
  expect([bucket, key]).toEqual([run.pipeline.constructs.get('Lake'), expect.stringMatching(/^customers\/parquet\/csv\/customers-[0-9a-f]{20}\/$/)]);
  expect((await run.rowsOf('customers.csv')).map(({ name }) => name)).toEqual(['Lovelace, Ada', 'Grace Hopper', 'Konrad "Z3" Zuse']);
  expect(run.fileOf('2024/customers.csv').output!.key).not.toBe(key);
});

it('a rejected file lies in the given quarantine', async () => {
  const { bucket, key } = run.fileOf('readme.md').output!;
  expect(bucket).toBe(run.pipeline.constructs.get('Rejected'));
  const { Body } = await run.pipeline.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  expect(await Body!.transformToString()).toBe(run.content('readme.md').toString());
});
