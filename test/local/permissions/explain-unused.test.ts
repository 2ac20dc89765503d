import { call, run, statement } from './recorded';
import { findPermissionProblems } from '../../../local/permissions/explain-unused';
import { measure } from '../../../local/permissions/measure';
import type { UnusedReason } from '../../../local/permissions/unused-reasons';

const REASON: UnusedReason = { roles: ['*/Function/Role'], sid: 'Staging', actions: ['s3:GetObject'], reason: 'it is never read here' };

const problemsOf = (calls: Parameters<typeof run>[1], reasons: UnusedReason[]) => findPermissionProblems(measure([run([statement()], calls)]), reasons);

test('what is used, or has a reason, is as it must be', () => {
  expect(problemsOf([call()], [REASON])).toEqual([]);
});

test('fails when an action is neither used nor explained', () => {
  expect(problemsOf([call()], [])).toEqual([expect.stringMatching(/^s3:GetObject in the statement "Staging" of Stage\/Function\/Role is used by no run/)]);
});

test.each([
  ['for another role', { roles: ['Publish/*'] }],
  ['for another statement', { sid: 'Source' }],
  ['for another action', { actions: ['s3:ListBucket'] }],
])('fails when the reason is %s: it explains nothing', (_which, more) => {
  const problems = problemsOf([call()], [{ ...REASON, ...more }]);
  expect(problems).toEqual([expect.stringContaining('is used by no run'), expect.stringMatching(/^no role of /)]);
});

test('fails when what has a reason is used after all', () => {
  expect(problemsOf([call(), call({ action: 's3:GetObject' })], [REASON])).toEqual([
    expect.stringMatching(/^s3:GetObject in the statement "Staging" of Stage\/Function\/Role is used: /),
  ]);
});

test('fails when a call was denied', () => {
  expect(problemsOf([call(), call({ isAllowed: false, resource: 'arn:aws:s3:::b/k' })], [REASON])).toEqual(['Stage/Function/Role was denied s3:PutObject on arn:aws:s3:::b/k']);
});
