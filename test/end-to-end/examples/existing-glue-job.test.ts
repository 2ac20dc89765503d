import { ExampleRun } from './example-run';

const run = new ExampleRun('existing-glue-job');

it('the output holds what the job wrote, and its rows are those that the job reports', async () => {
  expect((await run.rowsOf('orders.xml')).map(({ id, customer, total, currency }) => [id, customer, (total as number).toFixed(2), currency])).toEqual([
    [1001n, 'Ada Lovelace', '19.90', 'EUR'], [1002n, 'Müller & Söhne', '1234567.89', 'EUR'], [1003n, null, '5.00', 'USD'],
  ]);
  expect(run.announcementOf('orders.xml')).toMatchObject({ fileType: 'orders', rowsOut: 3 });
});

it('an error of the job is announced as it was raised', () => {
  expect(run.announcementOf('cut-off.xml').reason!.message).toContain('ParseError: no element found: line 5');
});
