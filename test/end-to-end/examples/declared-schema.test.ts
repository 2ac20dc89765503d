import { ExampleRun } from './example-run';

const day = (value: unknown) => (value as Date | null)?.toISOString().slice(0, 10) ?? null;

const run = new ExampleRun('declared-schema');

it('cells have the types of their columns', async () => {
  const rows = await run.rowsOf('orders/march.csv');
  expect(rows.map(({ id, ordered_on, customer, express }) => [id, day(ordered_on), customer, express])).toEqual([
    [1001n, '2024-03-01', 'Ada', true], [1002n, '2024-03-01', 'Grace', false], [1003n, '2024-03-02', 'Müller; Söhne', false], [1004n, '2024-03-03', null, null],
  ]);
  expect(rows.map(({ total }) => (total as number).toFixed(2))).toEqual(['19.90', '5.00', '1234567.89', '0.50']);
  const payments = await run.rowsOf('payments/march.jsonl');
  expect(payments.map(({ paid_at }) => (paid_at as Date | null)?.toISOString())).toEqual(['2024-03-01T08:15:00.000Z', '2024-03-01T08:15:00.000Z', undefined]);
});

it('a wrong cell becomes null where the file type says so', async () => {
  const rows = await run.rowsOf('orders/wrong-cells.csv');
  expect(rows.map(({ id, ordered_on, total, express }) => [id, day(ordered_on), total === null, express])).toEqual([
    [1005n, null, false, true], [1006n, '2024-03-04', true, false], [1007n, '2024-03-04', true, null],
  ]);
});

it('a wrong cell else rejects the file, with the column and the cell in the message', () => {
  expect(run.announcementOf('payments/wrong-amount.jsonl')).toMatchObject({
    failedStep: null, reason: { code: 'CAST_FAILED', line: 2, message: expect.stringMatching(/"amount"/), excerpt: expect.stringContaining('amount') },
  });
});
