import type { IamDecision } from '../../../local/emulator/emulator';
import { recordCalls, readableResource } from '../../../local/permissions/record-run';

const ROLES = new Map([['Stack-StageRole1', 'Stage/Function/Role'], ['Stack-WorkflowRole2', 'Workflow/Role']]);

const decision = (principal: string, more: Partial<IamDecision> = {}): IamDecision => (
  { principal, action: 's3:PutObject', resource: 'arn:aws:s3:::b/k', decision: 'Allow', ...more }
);

const CALL = { action: 's3:PutObject', resource: 'arn:aws:s3:::b/k', isAllowed: true };

const SESSION = 'arn:aws:sts::000000000000:assumed-role/Stack-StageRole1/session';

test.each([
  ['a session of a role', SESSION, 'Stage/Function/Role'],
  ['a role', 'arn:aws:iam::000000000000:role/Stack-WorkflowRole2', 'Workflow/Role'],
  ['a role with a path', 'arn:aws:iam::000000000000:role/teams/data/Stack-WorkflowRole2', 'Workflow/Role'],
  ['a service', 'events.amazonaws.com', 'events.amazonaws.com'],
])('the calls of %s are recorded', (_what, principal, role) => {
  expect(recordCalls([decision(principal)], ROLES)).toEqual([{ ...CALL, role }]);
});

test.each(['arn:aws:iam::000000000000:root', 'arn:aws:sts::000000000000:assumed-role/Another/session'])('those of %s are not', (principal) => {
  expect(recordCalls([decision(principal)], ROLES)).toEqual([]);
});

test('the same call is recorded once, allowed and denied apart', () => {
  expect(recordCalls([decision(SESSION), decision(SESSION, { decision: 'ImplicitDeny' }), decision(SESSION)], ROLES)).toEqual([
    { ...CALL, role: 'Stage/Function/Role' }, { ...CALL, role: 'Stage/Function/Role', isAllowed: false },
  ]);
});

const CONSTRUCTS = new Map([
  ['Storage/Source', 'stack-source1a2b'],
  ['Convert/Jobs/csv', 'Stack-Job1'],
  ['Convert/Jobs/csv/Role', 'Stack-Job1Role2'],
  ['Undelivered', 'http://127.0.0.1:4566/000000000000/Stack-Undelivered3'],
  ['Notify/Topic', 'arn:aws:sns:us-east-1:000000000000:Stack-Topic4'],
  ['Workflow', 'arn:aws:states:us-east-1:000000000000:stateMachine:Stack-Workflow5'],
  ['Workflow/Logs', '/aws/vendedlogs/states/Stack-Workflow6'],
]);

test.each([
  ['arn:aws:s3:::stack-source1a2b/incoming/*', '{Storage/Source}/incoming/*'],
  ['arn:aws:glue:us-east-1:000000000000:job/Stack-Job1', '{Convert/Jobs/csv}'],
  ['arn:aws:iam::000000000000:role/Stack-Job1Role2', 'role/{Convert/Jobs/csv/Role}'],
  ['arn:aws:events:us-east-1:000000000000:event-bus/other', 'other'],
  ['arn:aws:sqs:us-east-1:000000000000:Stack-Undelivered3', '{Undelivered}'],
  ['arn:aws:sns:us-east-1:000000000000:Stack-Topic4', '{Notify/Topic}'],
  ['arn:aws:states:us-east-1:000000000000:execution:Stack-Workflow5:*', '{Workflow}:*'],
  ['arn:aws:logs:us-east-1:000000000000:log-group:/aws/vendedlogs/states/Stack-Workflow6:*', '{Workflow/Logs}:*'],
  ['arn:aws:logs:us-east-1:000000000000:log-group:/aws-glue/file-processing-pipeline/Stack*', '/aws-glue/file-processing-pipeline/{stack}*'],
  [`arn:aws:s3:::cdk-hnb659fds-assets-000000000000-us-east-1/${'0a'.repeat(32)}.zip`, '{assets}/{hash}.zip'],
  ['*', '*'],
])('%s reads %s', (arn, readable) => {
  expect(readableResource(arn, 'Stack', CONSTRUCTS)).toBe(readable);
});
