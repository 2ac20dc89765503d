import type { IamDecision } from '../../../local/emulator/emulator';
import { recordCalls } from '../../../local/permissions/record-calls';

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
