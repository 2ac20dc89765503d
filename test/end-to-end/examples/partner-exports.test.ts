import { ExampleRun } from './example-run';

const run = new ExampleRun('partner-exports');

it('text is read in the encoding of its file type, and its null marker is null', async () => {
  expect(await run.rowsOf('erp/kunden.csv')).toEqual([
    { Nr: '1', Kunde: 'Müller & Söhne', Ort: 'Köln', Umsatz: '1.234,50 €' },
    { Nr: '2', Kunde: 'Bäcker; Süß', Ort: 'München', Umsatz: null },
    { Nr: '3', Kunde: 'Lukasz', Ort: null, Umsatz: '99,00 €' },
  ]);
});

it('types are inferred where nothing is lost by it', async () => {
  expect(await run.rowsOf('excel/prices.txt')).toEqual([{ Artikel: '00123', Preis: 1.5, Menge: 7n }, { Artikel: '00456', Preis: 0.25, Menge: null }]);
});

it('a compressed file without a header has the names and types of the schema', async () => {
  const rows = await run.rowsOf('sensors/night.tsv.gz');
  expect(rows.map(({ sensor, at, celsius }) => [sensor, (at as Date).toISOString(), celsius])).toEqual([
    ['s-1', '2026-11-24T22:00:00.000Z', 4.25], ['s-2', '2026-11-24T22:00:00.000Z', 3.75],
    ['s-1', '2026-11-24T23:00:00.000Z', 3.5], ['s-2', '2026-11-24T23:00:00.000Z', null],
  ]);
});

it('columns that moved do not shift values, and others are left out', async () => {
  const rows = await run.rowsOf('shop/orders.csv');
  expect(rows.map((row) => [Object.keys(row), row.id, row.total])).toEqual([[['id', 'total'], 1001n, 19.9], [['id', 'total'], 1002n, 5]]);
});

it('a defect is reported with its position in the uploaded file', () => {
  expect(run.announcementOf('erp/kunden-utf8.csv').reason).toMatchObject({ code: 'INVALID_ENCODING', line: 2, column: 4, byteOffset: 13 });
  expect(run.announcementOf('shop/orders-without-total.csv').reason).toMatchObject({ message: expect.stringContaining('"total"') });
});
