import { readableResource } from '../../../local/permissions/readable-resource';

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
