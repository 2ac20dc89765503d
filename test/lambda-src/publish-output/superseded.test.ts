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

describe.each([['a versioned', true], ['an unversioned', false]])('of %s bucket', (_case, versioned) => {
  beforeEach(() => {
    s3 = new ConvertedFiles(versioned);
  });

  test('an output is superseded when a newer file was uploaded: nothing is written', async () => {
    const older = s3.convert([3]);
    s3.put(BUCKETS.source, KEY, 'newer');
    await expect(handle(older)).resolves.toMatchObject({ outcome: 'SUPERSEDED', files: 0, rowsIn: 3, rowsOut: 0 });
    expect(s3.keys(BUCKETS.target)).toEqual([]);
  });

  test('an output is published when the key was deleted: there is no newer data', async () => {
    const payload = s3.convert([3]);
    s3.mark(BUCKETS.source, KEY);
    await expect(handle(payload)).resolves.toMatchObject({ outcome: 'PROCESSED' });
    expect(s3.published()).toEqual([3]);
  });

  test.each([['is still there', false], ['was deleted meanwhile', true]])('an older file that is late leaves the newer output untouched when the key %s', async (_key, deleted) => {
    const older = s3.convert([3, 3, 3]);
    await handle(s3.convert([7, 8]));
    const newer = [0, 1].map((index) => s3.current(BUCKETS.target, part(index)));
    if (deleted) s3.mark(BUCKETS.source, KEY);
    await expect(handle(older)).resolves.toEqual({ outcome: 'SUPERSEDED', bucket: BUCKETS.target, prefix: FOLDER, files: 0, rowsIn: 9, rowsOut: 0 });
    expect(s3.keys(BUCKETS.target)).toEqual([part(0), part(1)]);
    expect([0, 1].map((index) => s3.current(BUCKETS.target, part(index)))).toEqual(newer);
  });

  test('a retry is not superseded by its own output, also when the key was deleted meanwhile', async () => {
    const payload = s3.convert([3]);
    s3.mark(BUCKETS.source, KEY);
    await handle(payload);
    await expect(handle(payload)).resolves.toMatchObject({ outcome: 'PROCESSED', rowsOut: 3 });
  });

  test('a newer file takes the place of an older output, also when the key was deleted meanwhile', async () => {
    await handle(s3.convert([3, 3, 3]));
    const newer = s3.convert([7]);
    s3.mark(BUCKETS.source, KEY);
    await expect(handle(newer)).resolves.toMatchObject({ outcome: 'PROCESSED' });
    expect(s3.published()).toEqual([7]);
  });
});

test('a newer version that publishes between the look and the copy wins', async () => {
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

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('two outputs of several files never mix, whichever call (%i from the first copy) the newer one comes between', async (call) => {
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

test.each([0, 1, 2, 3, 4, 5])('what an older output wrote late (file %i) is taken back, also by the retry of a call that broke', async (index) => {
  const older = s3.convert([3, 3, 3, 3, 3, 3]);
  let copies = 0;
  s3.before = async (command) => {
    if (command !== 'CopyObject' || copies++ !== index) return;
    s3.before = () => undefined;
    await handle(s3.convert([7]));
    // The function dies once its late copies are done, before it can look.
    s3.before = (name) => {
      if (name === 'ListObjectsV2') throw lostReply();
    };
  };
  await handle(older).catch(() => undefined);
  s3.before = () => undefined;
  await expect(handle(older)).resolves.toMatchObject({ outcome: 'SUPERSEDED' });
  expect(s3.published()).toEqual([7]);
});
