import {
  parseEnvironment,
  renderEnvironment,
  SEND_NOTIFICATION_ENVIRONMENT,
  START_EXECUTION_ENVIRONMENT,
  VALIDATE_FILE_ENVIRONMENT,
} from '../../src/contract/environment';

const VALUES = { STAGING_BUCKET: 'staging', SOURCE_PREFIX: 'incoming/', MAX_FILE_SIZE_BYTES: 1024, BUCKET_OWNER: '111122223333' };

test('what the construct renders is what the handler reads', () => {
  expect(parseEnvironment(VALIDATE_FILE_ENVIRONMENT, renderEnvironment(VALIDATE_FILE_ENVIRONMENT, VALUES))).toEqual(VALUES);
});

test('nothing but the named variables is rendered', () => {
  expect(Object.keys(renderEnvironment(VALIDATE_FILE_ENVIRONMENT, { ...VALUES, SECRET: 'x' } as typeof VALUES))).toEqual(Object.keys(VALUES));
});

test('an empty prefix is the whole bucket', () => {
  const environment = { STATE_MACHINE_ARN: 'arn', SOURCE_BUCKET: 'source', SOURCE_PREFIX: '' };
  expect(parseEnvironment(START_EXECUTION_ENVIRONMENT, environment)).toEqual(environment);
});

test('targets are read from JSON', () => {
  const targets = [{ kind: 'topic', arn: 'arn', outcomes: [], fileTypes: [] }];
  const environment = { TOPIC_ARN: 'arn', UNDELIVERED_QUEUE_URL: 'url', PIPELINE: 'Orders', DIRECT_TARGETS: JSON.stringify(targets) };
  expect(parseEnvironment(SEND_NOTIFICATION_ENVIRONMENT, environment).DIRECT_TARGETS).toEqual(targets);
});

test.each([undefined, ''])('fails when a variable is %p, and names it', (value) => {
  const environment = { ...renderEnvironment(VALIDATE_FILE_ENVIRONMENT, VALUES), BUCKET_OWNER: value };
  expect(() => parseEnvironment(VALIDATE_FILE_ENVIRONMENT, environment)).toThrow('environment variable BUCKET_OWNER is not set: deploy the pipeline again');
});

test.each(['1.5', '-1', '1e9', ' 1', '${Token[1]}'])('fails when a number is %p', (value) => {
  const environment = { ...renderEnvironment(VALIDATE_FILE_ENVIRONMENT, VALUES), MAX_FILE_SIZE_BYTES: value };
  expect(() => parseEnvironment(VALIDATE_FILE_ENVIRONMENT, environment)).toThrow(`environment variable MAX_FILE_SIZE_BYTES is "${value}", expected a whole number`);
});
