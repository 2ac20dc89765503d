import type { IamDecision } from '../../../local/emulator/emulator';
import { countCalls } from '../../../local/pipeline/role-calls';

const constructs = new Map([['Pipeline/Stage/Function/Role', 'Stack-StageRole1'], ['Pipeline/Workflow/Role', 'Stack-WorkflowRole2']]);
const call = (principal: string, action: string, decision: IamDecision['decision'] = 'Allow', resource = 'arn:aws:s3:::b/k'): IamDecision => (
  { principal, action, resource, decision }
);
const STAGE = 'arn:aws:sts::000000000000:assumed-role/Stack-StageRole1/session';

test('calls are counted by role and action, roles named by their constructs', () => {
  expect(countCalls([
    call('arn:aws:iam::000000000000:role/Stack-WorkflowRole2', 'lambda:InvokeFunction'),
    call(STAGE, 's3:PutObject'), call(STAGE, 's3:GetObject'), call(STAGE, 's3:PutObject'),
    call('events.amazonaws.com', 'sqs:SendMessage'),
  ], constructs)).toEqual([
    { role: 'Pipeline/Stage/Function/Role', action: 's3:GetObject', isAllowed: true, count: 1, resources: [] },
    { role: 'Pipeline/Stage/Function/Role', action: 's3:PutObject', isAllowed: true, count: 2, resources: [] },
    { role: 'Pipeline/Workflow/Role', action: 'lambda:InvokeFunction', isAllowed: true, count: 1, resources: [] },
    { role: 'events.amazonaws.com', action: 'sqs:SendMessage', isAllowed: true, count: 1, resources: [] },
  ]);
});

test('the calls of root are those of the demo itself', () => {
  expect(countCalls([call('arn:aws:iam::000000000000:root', 's3:PutObject')], constructs)).toEqual([]);
});

test.each(['Deny', 'ImplicitDeny', 'AuthenticationFailed'] as const)('a decision %s is a denied call, told with its resources', (decision) => {
  expect(countCalls([call(STAGE, 's3:PutObject'), call(STAGE, 's3:PutObject', decision, 'a'), call(STAGE, 's3:PutObject', decision, 'a')], constructs)).toEqual([
    { role: 'Pipeline/Stage/Function/Role', action: 's3:PutObject', isAllowed: true, count: 1, resources: [] },
    { role: 'Pipeline/Stage/Function/Role', action: 's3:PutObject', isAllowed: false, count: 2, resources: ['a'] },
  ]);
});
