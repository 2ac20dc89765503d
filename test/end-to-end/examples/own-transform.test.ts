import { ExampleRun } from './example-run';

const run = new ExampleRun('own-transform');

it('the output holds what the function returned, and the rows before and after it are told apart', async () => {
  expect((await run.rowsOf('march.csv')).map(({ id, total_eur, source_key }) => [id, (total_eur as number).toFixed(2), source_key])).toEqual([
    [1001n, '19.90', 'incoming/march.csv'], [1003n, '92.00', 'incoming/march.csv'], [1004n, '11.70', 'incoming/march.csv'], [1006n, '0.50', 'incoming/march.csv'],
  ]);
  expect(run.announcementOf('march.csv')).toMatchObject({ rowsIn: 6, rowsOut: 4 });
});

it('an error of the function is announced with its line', () => {
  const script = run.content('../transform.py').toString().split('\n');
  const line = script.findIndex((text) => text.includes('raise ValueError')) + 1;
  const message = `TRANSFORM_FAILED: transform.py, line ${line}: ValueError: no exchange rate for XYZ`;
  expect(run.announcementOf('unknown-currency.csv').reason!.message).toContain(message);
  expect(run.content('../README.md').toString()).toContain(message);
});
