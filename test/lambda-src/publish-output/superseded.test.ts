import '../support/environment';
import { ConvertedFiles, FOLDER, KEY, part } from './converted-file';
import { handler } from '../../../lambda-src/publish-output';
import { AMPLE_TIME } from '../support/ample-time';
import { BUCKETS } from '../support/deployment';
import { lostReply } from '../support/service-error';

const handle = (payload: Parameters<typeof handler>[0]) => handler(payload, AMPLE_TIME);

let s3: ConvertedFiles;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new ConvertedFiles();
});

afterEach(() => s3.mock.restore());

describe.each([['a versioned', true], ['an unversioned', false]])('with %s source bucket', (_case, versioned) => {
  beforeEach(() => {
    s3 = new ConvertedFiles(versioned);
  });

  test('nothing is written if a newer file was uploaded', async () => {
    const older = s3.convert([3]);
    s3.put(BUCKETS.source, KEY, 'newer');
    await expect(handle(older)).resolves.toMatchObject({ outcome: 'SUPERSEDED', files: 0, rowsIn: 3, rowsOut: 0 });
    expect(s3.keys(BUCKETS.target)).toEqual([]);
  });

  test('an output is published although the key was deleted, because no newer data exists', async () => {
    const payload = s3.convert([3]);
    s3.mark(BUCKETS.source, KEY);
    await expect(handle(payload)).resolves.toMatchObject({ outcome: 'PROCESSED' });
    expect(s3.published()).toEqual([3]);
  });

  test.each([['still exists', false], ['was deleted in the meantime', true]])('an older file that is late does not change the newer output when the key %s', async (_key, deleted) => {
    const older = s3.convert([3, 3, 3]);
    await handle(s3.convert([7, 8]));
    const newer = [0, 1].map((index) => s3.current(BUCKETS.target, part(index)));
    if (deleted) s3.mark(BUCKETS.source, KEY);
    await expect(handle(older)).resolves.toEqual({ outcome: 'SUPERSEDED', bucket: BUCKETS.target, prefix: FOLDER, files: 0, rowsIn: 9, rowsOut: 0 });
    expect(s3.keys(BUCKETS.target)).toEqual([part(0), part(1)]);
    expect([0, 1].map((index) => s3.current(BUCKETS.target, part(index)))).toEqual(newer);
  });

  test('a retry is not superseded by its own output, even if the key was deleted in the meantime', async () => {
    const payload = s3.convert([3]);
    s3.mark(BUCKETS.source, KEY);
    await handle(payload);
    await expect(handle(payload)).resolves.toMatchObject({ outcome: 'PROCESSED', rowsOut: 3 });
  });

  test('a newer file replaces an older output, even if the key was deleted in the meantime', async () => {
    await handle(s3.convert([3, 3, 3]));
    const newer = s3.convert([7]);
    s3.mark(BUCKETS.source, KEY);
    await expect(handle(newer)).resolves.toMatchObject({ outcome: 'PROCESSED' });
    expect(s3.published()).toEqual([7]);
  });
});

test('a newer version that is published between the listing and the copy wins', async () => {
  const older = s3.convert([3]);
  let raced = false;
  s3.before = async (command) => {
    if (command !== 'CopyObject' || raced) return;
    raced = true;
    await handle(s3.convert([7]));
  };
  await expect(handle(older)).resolves.toMatchObject({ outcome: 'SUPERSEDED' });
  expect(s3.published()).toEqual([7]);
});

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('two outputs of several files never mix, even if the newer one is published after call %i from the first copy', async (call) => {
  const older = s3.convert([3, 3, 3]);
  let seen = -1;
  s3.after = async (command) => {
    if (seen >= 0 || command === 'CopyObject') seen++;
    if (seen !== call) return;
    s3.after = () => undefined;
    await handle(s3.convert([7, 7]));
  };
  const { outcome } = await handle(older);
  expect([['SUPERSEDED', [7, 7]], ['PROCESSED', seen < call ? [3, 3, 3] : [7, 7]]]).toContainEqual([outcome, s3.published()]);
});

test.each([0, 1, 2, 3, 4, 5])('a file that an older output wrote late (file %i) is deleted, even if only the retry can do it', async (index) => {
  const older = s3.convert([3, 3, 3, 3, 3, 3]);
  let copies = 0;
  s3.before = async (command) => {
    if (command !== 'CopyObject' || copies++ !== index) return;
    s3.before = () => undefined;
    await handle(s3.convert([7]));
    // The function crashes after its late copies, before it can list the files again.
    s3.before = (name) => {
      if (name === 'ListObjectsV2') throw lostReply();
    };
  };
  await handle(older).catch(() => undefined);
  s3.before = () => undefined;
  await expect(handle(older)).resolves.toMatchObject({ outcome: 'SUPERSEDED' });
  expect(s3.published()).toEqual([7]);
});
