import { describeEndpoint, untilAborted } from '../../../local/demo/keep-running';
import type { LocalPipeline } from '../../../local/pipeline/local-pipeline';

const pipeline = {
  emulator: {
    endpoint: 'http://127.0.0.1:4566',
    region: 'us-east-1',
    clientConfig: { credentials: { accessKeyId: 'test', secretAccessKey: 'test' } },
  },
  resources: { stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m' },
  deployment: { outputs: { UploadTo: 's3://source/incoming/', ParquetIn: 's3://target/processed/', AnnouncementsIn: 'http://127.0.0.1:4566/0/q' } },
} as unknown as LocalPipeline;

test('tells how to point the AWS CLI at the endpoint, and how to stop it', () => {
  expect(describeEndpoint(pipeline, 42)).toEqual(expect.arrayContaining([
    'export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_DEFAULT_REGION=us-east-1',
    'export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test',
    'aws s3 cp FILE s3://source/incoming/',
    'aws s3 ls --recursive s3://target/processed/',
    'aws sqs receive-message --endpoint-url http://127.0.0.1:4566 --queue-url http://127.0.0.1:4566/0/q',
    'aws stepfunctions list-executions --state-machine-arn arn:aws:states:us-east-1:000000000000:stateMachine:m',
    expect.stringMatching(/Ctrl-C.*kill 42/),
  ]));
});

test('waits until somebody aborts', async () => {
  const controller = new AbortController();
  const waiting = untilAborted(controller.signal);
  controller.abort();
  await waiting;
  await untilAborted(controller.signal);
});
