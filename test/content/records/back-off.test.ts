import { BackOff } from '../../../content/records/back-off';

/** Returns the number of records before the next try. */
function pauseOf(backOff: BackOff): number {
  let pause = 0;
  while (!backOff.shouldTry()) pause++;
  return pause;
}

test('pauses grow with each try that skips fewer than 256 bytes, up to 256 records, and a try that skips more ends them', () => {
  const backOff = new BackOff();
  const pauses: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    pauses.push(pauseOf(backOff));
    backOff.endTry(255);
  }
  expect(pauses).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 256]);
  backOff.endTry(256);
  expect([pauseOf(backOff), pauseOf(backOff)]).toEqual([0, 0]);
});
