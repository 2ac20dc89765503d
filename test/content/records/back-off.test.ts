import { BackOff } from '../../../content/records/back-off';

/** How many records are left to the exact scanner before the next try. */
function pauseOf(backOff: BackOff): number {
  let pause = 0;
  while (!backOff.isDue()) pause++;
  return pause;
}

test('pauses grow with each try that passes over little, up to 256 records, and end with one that does not', () => {
  const backOff = new BackOff();
  const pauses: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    pauses.push(pauseOf(backOff));
    backOff.note(255);
  }
  expect(pauses).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 256]);
  backOff.note(256);
  expect([pauseOf(backOff), pauseOf(backOff)]).toEqual([0, 0]);
});
