import { SimdScanner } from '../../../content/simd/simd-scanner';

const MIB = 1024 ** 2;

test('exists on this version of Node.js', () => {
  expect(SimdScanner.create()).toBeDefined();
});

describe('a JavaScript engine', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('without WebAssembly has no scanner', () => {
    jest.replaceProperty(globalThis as { WebAssembly?: unknown }, 'WebAssembly', undefined);
    expect(SimdScanner.create()).toBeUndefined();
  });

  test.each([
    ['without SIMD', new WebAssembly.CompileError('invalid opcode')],
    ['without enough memory', new RangeError('out of memory')],
  ])('%s has no scanner', (_name, error) => {
    jest.spyOn(WebAssembly, 'Instance').mockImplementation(() => { throw error; });
    expect(SimdScanner.create()).toBeUndefined();
  });

  test('fails when the module has any other error', () => {
    jest.spyOn(WebAssembly, 'Instance').mockImplementation(() => { throw new TypeError('no such import'); });
    expect(() => SimdScanner.create()).toThrow('no such import');
  });
});

test('keeps the bytes of a store that grows, and of the store of another scanner', () => {
  const [scanner, other] = [SimdScanner.create()!, SimdScanner.create()!];
  const [store, others] = [scanner.enlarge(new Uint8Array(), 1_000), other.enlarge(new Uint8Array(), 1_000)];
  store.fill('abc');
  others.fill('b');
  const larger = scanner.enlarge(store.subarray(101, 400), 3 * MIB);
  expect(larger.length).toBe(3 * MIB);
  expect(larger.toString('latin1', 0, 299)).toBe('abc'.repeat(134).slice(101, 400));
  expect(others.toString('latin1')).toBe('b'.repeat(1_000));
});

test('can read a whole block after the end of a store', () => {
  const scanner = SimdScanner.create()!;
  for (const capacity of [1, 64 * 1024 - 64, 64 * 1024 - 63, 64 * 1024, MIB]) {
    const store = scanner.enlarge(new Uint8Array(), capacity);
    expect(store.byteOffset + capacity + 64).toBeLessThanOrEqual(scanner.memory.length);
  }
});

test('uses little memory before the first byte', () => {
  expect(SimdScanner.create()!.memory.length).toBeLessThan(MIB / 4);
});
