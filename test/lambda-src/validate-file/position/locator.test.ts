import { Locator } from '../../../../lambda-src/validate-file/position/locator';

const TEXT = Buffer.from('a😀é\r\nbc\n\n\u2028x\n');

function expectedAt(offset: number) {
  const lines = TEXT.subarray(0, offset).toString().split('\n');
  return { line: lines.length, column: Array.from(lines.at(-1)!).length + 1 };
}

test('counts lines by their line feeds and columns by characters, wherever reading has stopped', () => {
  const starts = [...TEXT.keys()].filter((offset) => TEXT[offset] < 0x80 || TEXT[offset] > 0xbf);
  for (const stop of starts) {
    const locator = new Locator();
    locator.advance(TEXT, stop);
    for (const offset of starts.filter((start) => start >= stop)) {
      expect(locator.locate(TEXT.subarray(stop), offset - stop)).toEqual(expectedAt(offset));
    }
  }
});
