import '../support/environment';
import { Announced, EXECUTION_ARN, failed, PROCESSED } from './announced';
import { handler } from '../../../lambda-src/send-notification';
import { ACCOUNT } from '../support/deployment';

const JOB = { jobName: 'Orders csv/é', runId: 'jr_1', done: false };

const RUN_PAGE = 'job/Orders%20csv%2F%C3%A9/run/jr_1';

let announced: Announced;

beforeEach(() => {
  announced = new Announced();
});

afterEach(() => announced.restore());

test.each([
  ['aws', 'eu-west-1', 'eu-west-1.console.aws.amazon.com'],
  ['aws-cn', 'cn-north-1', 'cn-north-1.console.amazonaws.cn'],
  ['aws-us-gov', 'us-gov-west-1', 'us-gov-west-1.console.amazonaws-us-gov.com'],
])('in the partition %s the links lead to the console of the partition', async (partition, region, host) => {
  const executionArn = `arn:${partition}:states:${region}:${ACCOUNT}:execution:Orders:e`;
  announced.endIn('Check job', { validation: PROCESSED.validation, job: JOB });
  await handler(failed({ executionArn }));
  expect(announced.announcement().links).toEqual({
    execution: `https://${host}/states/home?region=${region}#/v2/executions/details/${executionArn}`,
    jobRun: `https://${host}/gluestudio/home?region=${region}#/${RUN_PAGE}`,
  });
});

test.each(['Check job', 'Wait for job', 'Publish output'])('the e-mail about a failure in "%s" has the link to the job run on a line of its own', async (step) => {
  announced.endIn(step, { validation: PROCESSED.validation, job: JOB });
  await handler(failed());
  expect(announced.email()).toContain(
    `\nExecution: https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/${EXECUTION_ARN}\n` +
      `Job run: https://eu-west-1.console.aws.amazon.com/gluestudio/home?region=eu-west-1#/${RUN_PAGE}\n`,
  );
});

test.each(['Validate file', 'Start job'])('the e-mail about a failure in "%s", before any job run, has no link to one', async (step) => {
  announced.endIn(step, { validation: PROCESSED.validation });
  await handler(failed());
  expect(announced.announcement().links.jobRun).toBeNull();
  expect(announced.email()).not.toContain('Job run');
});
