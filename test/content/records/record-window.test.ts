import fc from 'fast-check';
import { RecordWindow } from '../../../content/records/record-window';
import { SimdScanner } from '../../../content/simd/simd-scanner';

const BYTE_ORDER_MARK = '\ufeff';

const step = fc.record({ text: fc.string({ maxLength: 40 }), share: fc.constantFrom(0, 0, 0.3, 0.9, 1) });

test.each([
  ['the heap', () => undefined],
  ['the memory of a scanner', () => SimdScanner.create()],
])('keeps in %s the bytes that were not read, whatever happens to the chunks', (_name, createMemory) => {
  fc.assert(fc.property(fc.boolean(), fc.array(step, { minLength: 1, maxLength: 20 }), (hasMark, steps) => {
    const memory = createMemory();
    const window = new RecordWindow(memory);
    let held = Buffer.alloc(0);
    let read = 0;
    steps.forEach(({ text, share }, index) => {
      const chunk = Buffer.from(index === 0 && hasMark ? BYTE_ORDER_MARK + text : text);
      held = Buffer.concat([held, chunk]);
      window.append(chunk);
      if (!window.prepareScan(index === steps.length - 1)) return;
      if (read === 0 && held.toString().startsWith(BYTE_ORDER_MARK)) {
        held = held.subarray(3);
        read = 3;
        expect(window.byteOrderMark).toBe(true);
      }
      expect(window.offset).toBe(read);
      expect(window.bytes.equals(held)).toBe(true);
      if (memory !== undefined && held.length > 0) expect(window.bytes.buffer).toBe(memory.memory.buffer);
      const count = Math.floor(share * held.length);
      window.consume(count);
      chunk.fill(0x22);
      held = held.subarray(count);
      read += count;
    });
    expect(window.bytes.equals(held)).toBe(true);
  }), { seed: 7, numRuns: 200 });
});

test('waits until the bytes have doubled or the stream has ended', () => {
  const window = new RecordWindow();
  window.append(Buffer.from('abcdefgh'));
  expect(window.prepareScan(false)).toBe(true);
  window.consume(2);
  window.append(Buffer.from('ijklm'));
  expect(window.prepareScan(false)).toBe(false);
  expect(window.prepareScan(true)).toBe(true);
  window.append(Buffer.from('n'));
  expect(window.prepareScan(false)).toBe(true);
});
