import { call, run, statement } from './recorded';
import { measure, matchesAction, matchesWildcards } from '../../../local/permissions/measure';

const used = (runs: Parameters<typeof measure>[0]) => measure(runs).permissions.map(({ role, sid, action, usedBy }) => [role, sid, action, usedBy]);

const ROLE = 'Stage/Function/Role';

test('an action of a statement is used if the role has made a call that it allows', () => {
  expect(used([run([statement()], [call()])])).toEqual([[ROLE, 'Staging', 's3:GetObject', []], [ROLE, 'Staging', 's3:PutObject', ['s3:PutObject']]]);
});

test.each([
  ['on another resource', { resource: 'arn:aws:s3:::staging1/other/x' }],
  ['on the resource of another run', { resource: 'arn:aws:s3:::staging2/staging/x' }],
  ['of another action', { action: 's3:PutObjectTagging' }],
  ['of another role', { role: 'Publish/Function/Role' }],
  ['that was denied', { isAllowed: false }],
])('a call %s is no use of it', (_which, more) => {
  expect(used([run([statement({ actions: ['s3:PutObject'] })], [call(more)])])).toEqual([[ROLE, 'Staging', 's3:PutObject', []]]);
});

test('a wildcard names the calls that it was used for, over all runs', () => {
  const anything = statement({ actions: ['s3:*'] });
  const runs = [run([anything], [call()]), run([anything], [call({ action: 's3:DeleteObject' }), call()], 'Other')];
  expect(used(runs)).toEqual([[ROLE, 'Staging', 's3:*', ['s3:DeleteObject', 's3:PutObject']]]);
});

test('the jobs of all file types are one role, and so are all roles that were given the right to process', () => {
  const job = (name: string) => statement({ role: `Convert/Jobs/${name}/Role`, actions: ['s3:PutObject'] });
  const given = (id: string) => statement({ role: `ProcessingBy${id}`, actions: ['s3:PutObject'], isWholeRole: false });
  expect(used([
    run([job('csv'), given('c81')], []),
    run([job('json'), given('c82')], [call({ role: 'Convert/Jobs/json/Role' }), call({ role: 'ProcessingByc82' })]),
  ])).toEqual([['Convert/Jobs/*/Role', 'Staging', 's3:PutObject', ['s3:PutObject']], ['ProcessingBy*', 'Staging', 's3:PutObject', ['s3:PutObject']]]);
});

test('the result is the same in whichever order the runs ended', () => {
  const runs = ['A', 'B', 'C'].map((stack) => run([statement({ readableResources: [`{${stack}}/staging/*`] })], [call()], stack));
  const [first] = measure(runs).permissions;
  expect(first.resources).toEqual(['{A}/staging/*']);
  expect(measure([...runs].reverse())).toEqual(measure(runs));
});

test('fails when a role was denied a call, or a service was', () => {
  const denied = { isAllowed: false, resource: 'arn:aws:s3:::b/k' };
  expect(measure([run([statement()], [call(denied), call({ ...denied, role: 'events.amazonaws.com', action: 'sqs:SendMessage' })])]).problems).toEqual([
    'Stage/Function/Role was denied s3:PutObject on arn:aws:s3:::b/k', 'events.amazonaws.com was denied sqs:SendMessage on arn:aws:s3:::b/k',
  ]);
});

test('where a test takes permissions away, what was denied is no problem, and what was allowed is a use', () => {
  const { permissions, problems } = measure([{ ...run([statement({ actions: ['s3:PutObject'] })], [call(), call({ isAllowed: false })]), deniesOnPurpose: true }]);
  expect([permissions[0].usedBy, problems]).toEqual([['s3:PutObject'], []]);
});

test('fails when a call was allowed that no statement of the role allows: the comparison would be worth nothing', () => {
  expect(measure([run([statement()], [call({ action: 's3:DeleteObject' })])]).problems).toEqual([
    expect.stringMatching(/^Stage\/Function\/Role was allowed s3:DeleteObject on arn:aws:s3:::staging1\/staging\/e\/facts\.json, /),
  ]);
});

test('what a role of the user\'s does by its own policies is the user\'s matter', () => {
  const given = statement({ role: 'ProcessingByc81', isWholeRole: false });
  expect(measure([run([given], [call({ role: 'ProcessingByc81', action: 'dynamodb:PutItem' })])]).problems).toEqual([]);
});

test.each([
  ['arn:aws:s3:::b/staging/*', 'arn:aws:s3:::b/staging/e/source.csv', true],
  ['arn:aws:s3:::b/staging/*', 'arn:aws:s3:::b/staging/', true],
  ['arn:aws:s3:::b/staging/*', 'arn:aws:s3:::b/stagings', false],
  ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/a\nb', true],
  ['arn:aws:s3:::b', 'arn:aws:s3:::b/k', false],
  ['arn:aws:s3:::b', 'arn:aws:s3:::B', false],
  ['arn:aws:sns:*:1:t', 'arn:aws:sns:eu-west-1:1:t', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a.c', 'abc', false],
  ['a[bc](d)+$', 'a[bc](d)+$', true],
  ['*', 'anything', true],
  ['*', '', true],
])('the pattern %j and the value %j: %p', (pattern, value, matches) => {
  expect(matchesWildcards(pattern, value)).toBe(matches);
});

test('actions are compared as IAM does, whatever their case', () => {
  expect(matchesAction('s3:Get*', 'S3:getObject')).toBe(true);
  expect(matchesAction('s3:GetObject', 's3:GetObjectVersion')).toBe(false);
});
