import { ProblemList } from '../../../content/verdict/problem-list';
import { LIMITS } from '../../../src/contract/limits';

const problem = (message: string) => ({ code: 'RAGGED_ROW', message } as const);
const FIRST_START = 40;

function listOf(...starts: number[]): ProblemList {
  const list = new ProblemList();
  starts.forEach((start, index) => list.add(problem(`${index}`), start));
  return list;
}

test('keeps the first problem apart from the further ones, which stay in their order', () => {
  const list = listOf(1, 2, 3);
  expect(list.first).toEqual(problem('0'));
  expect(list.further).toEqual([problem('1'), problem('2')]);
  expect(list.isFull(4)).toBe(false);
});

test('is never full before the first problem', () => {
  expect(new ProblemList().isFull(Number.MAX_SAFE_INTEGER)).toBe(false);
});

test('keeps the maximum number of further problems', () => {
  const starts = [...Array(LIMITS.furtherProblems + 1).keys()];
  expect(listOf(...starts.slice(0, -1)).isFull(99)).toBe(false);
  const list = listOf(...starts, 99);
  expect(list.isFull(99)).toBe(true);
  expect(list.further.map(({ message }) => message)).toEqual(['1', '2', '3', '4', '5']);
});

test('keeps only problems of records that begin near the first', () => {
  const end = FIRST_START + LIMITS.furtherProblemsBytes;
  const list = listOf(FIRST_START, end - 1, end);
  expect(list.further.map(({ message }) => message)).toEqual(['1']);
  expect([end - 1, end].map((start) => list.isFull(start))).toEqual([false, true]);
});

test('truncates messages, those of further problems more, but not inside a character', () => {
  const list = new ProblemList();
  const long = `x${'😀'.repeat(LIMITS.reasonMessageCharacters)}`;
  list.add(problem(long), 0);
  list.add(problem(long), 1);
  expect(list.first!.message).toBe(long.slice(0, LIMITS.reasonMessageCharacters - 1));
  expect(list.further[0].message).toBe(long.slice(0, LIMITS.furtherProblemMessageCharacters - 1));
});
