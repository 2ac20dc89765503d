import type { AnnouncementQueue } from '../../../local/pipeline/announcements';
import type { ExecutionProgress, Executions } from '../../../local/pipeline/executions';
import { Follower, FollowOptions } from '../../../local/pipeline/follower';
import type { UploadedFile } from '../../../local/pipeline/upload';
import type { Announcement } from '../../../src/contract/announcement';
import { executionName } from '../../../src/contract/object-identity';

const file: UploadedFile = { source: { bucket: 'b', key: 'incoming/a.csv', versionId: '1' }, uploadedAt: Date.now() - 60_000 };
const executionArn = `arn:${executionName(file.source)}`;
const rejection = { outcome: 'REJECTED', reason: { code: 'EMPTY', message: 'no rows', line: null, column: null }, output: null } as Announcement;

/** Gives up when nothing changes from one look to the next. */
const AT_ONCE: FollowOptions = { stallSeconds: 0 };

interface Look {
  readonly status?: string;
  readonly progress?: ExecutionProgress;
  readonly announcement?: Announcement;
}

/** Follows the file while each look finds what is given, the last for ever. */
async function follow(looks: Look[], options: FollowOptions = {}) {
  let look: Look = {};
  const executions = {
    list: () => {
      look = looks.length > 1 ? looks.shift()! : looks[0];
      const item = { executionArn, name: executionName(file.source), status: look.status, stopDate: new Date(file.uploadedAt + 5_000) };
      return Promise.resolve(look.status ? [item] : []);
    },
    progress: () => Promise.resolve(look.progress ?? { states: [] }),
    describe: () => Promise.resolve({ status: look.status ?? '', output: '{"publication":{"outcome":"PROCESSED","rowsOut":3}}' }),
  } as unknown as Executions;
  const announcements = { receive: () => Promise.resolve(), all: [], of: () => look.announcement } as unknown as AnnouncementQueue;
  const follower = new Follower(executions, announcements, () => Promise.resolve('no job'), options);
  follower.add(file);
  follower.close();
  return follower.run();
}

test('every state is reported once, as it is entered', async () => {
  const told: string[] = [];
  await follow([
    {},
    { status: 'RUNNING', progress: { states: ['Validate file'] } },
    { status: 'RUNNING', progress: { states: ['Validate file'] } },
    { status: 'SUCCEEDED', progress: { states: ['Validate file', 'Quarantine file', 'Announce rejected file'] }, announcement: rejection },
  ], { onState: (_file, state) => told.push(state) });
  expect(told).toEqual(['Validate file', 'Quarantine file', 'Announce rejected file']);
});

test('the outcome is the one that was announced, the time that of the execution\'s end', async () => {
  expect(await follow([{ status: 'SUCCEEDED', announcement: rejection }])).toMatchObject([
    { file, executionArn, outcome: 'REJECTED', reason: 'EMPTY', announced: true, seconds: 5 },
  ]);
});

test('an execution that has ended without a notification has its own outcome, once nothing happens any more', async () => {
  expect(await follow([{ status: 'SUCCEEDED' }], AT_ONCE)).toMatchObject([{ outcome: 'PROCESSED', rows: 3, announced: false }]);
});

test('followed to the conversion only, a file ends where its job starts', async () => {
  const validation = { valid: true, fileType: 'csv', size: 9, rows: 2 };
  expect(await follow([
    { status: 'RUNNING', progress: { states: ['Validate file', 'Stage file'] } },
    { status: 'RUNNING', progress: { states: ['Validate file', 'Stage file', 'Start job'], validation } },
  ], { until: 'staged' })).toMatchObject([{ outcome: 'VALIDATED', rows: 2 }]);
});

test('a file that no execution is started for is UNFINISHED once nothing happens any more', async () => {
  expect(await follow([{}], AT_ONCE)).toMatchObject([{ outcome: 'UNFINISHED', executionArn: null, message: expect.stringMatching(/^no execution was started.*0 executions/) }]);
});

test('an execution that hangs is UNFINISHED, and the message has the last progress', async () => {
  expect(await follow([{ status: 'RUNNING', progress: { states: ['Validate file'] } }], AT_ONCE)).toMatchObject([
    { outcome: 'UNFINISHED', executionArn, states: ['Validate file'], message: expect.stringMatching(/still running.*1 states of open files/) },
  ]);
});
