import { renderTable } from '../../../local/report/table';
import { plain, Style } from '../../../local/report/text';

const COLUMNS = [{ title: 'FILE' }, { title: 'ROWS', align: 'right' as const }, { title: 'REASON' }];

test('columns are as wide as their widest cell; numbers stand at the right', () => {
  expect(renderTable(COLUMNS, [['a.csv', '5', ''], ['longer name.csv', '12000', 'EMPTY']], plain)).toEqual([
    'FILE              ROWS  REASON',
    'a.csv                5',
    'longer name.csv  12000  EMPTY',
  ]);
});

test('letters that take two cells, or none, do not shift the columns', () => {
  expect(renderTable([{ title: 'F' }, { title: 'G' }], [['日本', 'x'], ['ü'.normalize('NFD'), 'x'], ['🎉', 'x'], ['abcd', 'x']], plain)).toEqual([
    'F     G',
    '日本  x',
    `${'ü'.normalize('NFD')}     x`,
    '🎉    x',
    'abcd  x',
  ]);
});

test('a table without rows has its titles', () => {
  expect(renderTable(COLUMNS, [], plain)).toEqual(['FILE  ROWS  REASON']);
});

test('what would move the cursor is shown as a sign', () => {
  expect(renderTable([{ title: 'FILE' }], [['a\nb\u001b[31m\u202e.csv']], plain)[1]).toBe('a\ufffdb\ufffd[31m\ufffd.csv');
});

test('long cells are cut', () => {
  expect(renderTable([{ title: 'FILE' }], [['x'.repeat(200)]], plain)[1]).toBe(`${'x'.repeat(69)}…`);
});

test('formats do not count as width', () => {
  const marked: Style = (format, text) => `<${format}>${text}</>`;
  expect(renderTable([{ title: 'A' }, { title: 'B' }], [[{ text: 'x', format: 'red' }, 'y'], ['xyz', 'y']], marked)).toEqual([
    '<bold>A</>    <bold>B</>',
    '<red>x</>    y',
    'xyz  y',
  ]);
});
