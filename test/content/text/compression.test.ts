import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { decompress, resolveCompression } from '../../../content/text/compression';
import { ContentProblem } from '../../../content/text/content-problem';

const MIB = 1024 ** 2;

async function* cut(content: Uint8Array, size: number) {
  for (let start = 0; start < content.length; start += size) yield content.slice(start, start + size);
}

/** Returns the text that was yielded before the end, and the code of the problem. */
async function outcome(content: Uint8Array, { size = content.length || 1, maxBytes = Infinity } = {}): Promise<{ text: Buffer; code?: string }> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of decompress(cut(content, size), maxBytes)) pieces.push(Buffer.from(piece));
    return { text: Buffer.concat(pieces) };
  } catch (error) {
    if (!(error instanceof ContentProblem)) throw error;
    return { text: Buffer.concat(pieces), code: error.code };
  }
}

/** Decompresses the content as zlib does it in one call. Returns undefined if zlib does not accept it. */
function reference(content: Uint8Array): Buffer | undefined {
  try {
    return gunzipSync(content);
  } catch {
    return undefined;
  }
}

const member = fc.record({ text: fc.uint8Array({ maxLength: 60 }), times: fc.constantFrom(1, 1, 2_000), level: fc.integer({ min: 0, max: 9 }) })
  .map(({ text, times, level }) => gzipSync(Buffer.concat(Array<Uint8Array>(times).fill(text)), { level }));

const file = fc.array(member, { minLength: 1, maxLength: 4 }).map((members) => Buffer.concat(members));

test('one or more members are decompressed as zlib does it, however the data is cut', async () => {
  await fc.assert(fc.asyncProperty(file, fc.integer({ min: 1, max: 20_000 }), async (content, size) => {
    const { text, code } = await outcome(content, { size });
    expect(code).toBeUndefined();
    expect(text.equals(reference(content)!)).toBe(true);
  }), { seed: 1952, numRuns: 200 });
});

test('data that zlib does not accept is rejected, after the same text however it is cut', async () => {
  let rejected = 0;
  const changes = fc.integer({ min: 1, max: 255 });
  await fc.assert(fc.asyncProperty(file, fc.nat(), changes, fc.integer({ min: 1, max: 20_000 }), async (content, place, change, size) => {
    const broken = Buffer.from(content);
    broken[place % broken.length] += change;
    const whole = await outcome(broken);
    const expected = reference(broken);
    // zlib ignores data after a member if it does not begin like another member.
    if (expected === undefined) expect(whole.code).toBe('INVALID_GZIP');
    else if (whole.code === undefined) expect(whole.text.equals(expected)).toBe(true);
    if (whole.code !== undefined) rejected++;
    const pieces = await outcome(broken, { size });
    expect(pieces.code).toBe(whole.code);
    expect(pieces.text.equals(whole.text)).toBe(true);
  }), { seed: 1952, numRuns: 300 });
  expect(rejected).toBeGreaterThan(150);
});

test('a file that is cut off is rejected at every length, even 0', async () => {
  const content = gzipSync('a,b\n1,2\n');
  for (let length = 0; length < content.length; length++) {
    expect({ length, ...await outcome(content.subarray(0, length)) }).toMatchObject({ length, code: 'INVALID_GZIP' });
  }
});

test.each([['text', 'rest'], ['a NUL', '\0'], ['the first byte of a member', '\x1f'], ['the start of a member', '\x1f\x8b\x08']])(
  'a file with %s after it is rejected, wherever a chunk ends', async (_what, rest) => {
    const content = Buffer.concat([gzipSync('a\n1\n'), Buffer.from(rest, 'latin1')]);
    for (let size = 1; size <= content.length; size++) expect((await outcome(content, { size })).code).toBe('INVALID_GZIP');
  });

test('text of up to 16 MiB is accepted, larger text only up to 200 times the size of its gzip data', async () => {
  expect((await outcome(gzipSync(Buffer.alloc(16 * MIB)))).code).toBeUndefined();
  const { text, code } = await outcome(gzipSync(Buffer.alloc(64 * MIB)));
  expect(code).toBe('DECOMPRESSION_BOMB');
  expect(text.length).toBeLessThanOrEqual(16 * MIB);
});

test('text is accepted up to the limit', async () => {
  const content = gzipSync(Buffer.alloc(1_000, 'abc'));
  expect((await outcome(content, { maxBytes: 1_000 })).code).toBeUndefined();
  expect((await outcome(content, { maxBytes: 999 })).code).toBe('TOO_LARGE');
});

test('no more data is read than is needed', async () => {
  let read = 0;
  let closed = false;
  const content = gzipSync(Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7_919) % 251)), { level: 0 });
  const source = async function* () {
    try {
      for await (const chunk of cut(content, 1_000)) {
        read += chunk.length;
        yield chunk;
      }
    } finally {
      closed = true;
    }
  };
  for await (const _piece of decompress(source(), Infinity)) break;
  expect(read).toBeLessThan(40_000);
  expect(closed).toBe(true);
});

test('fails when its source fails, with that error', async () => {
  const source = async function* () {
    yield gzipSync('a\n1\n').subarray(0, 12);
    throw new Error('aborted');
  };
  await expect(async () => {
    for await (const _piece of decompress(source(), Infinity));
  }).rejects.toThrow('aborted');
});

test.each([
  ['auto', 'a.csv', 'none'], ['auto', 'a.csv.gz', 'gzip'], ['auto', 'in/A.CSV.GZ', 'gzip'], ['auto', 'gz', 'none'], ['auto', 'a.gzip', 'none'],
  ['gzip', 'a.csv', 'gzip'], ['none', 'a.csv.gz', 'none'],
] as const)('with the setting %s, the file %s has the compression %s', (setting, name, expected) => {
  expect(resolveCompression(setting, name)).toBe(expected);
});
