import { CfnParameter, Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import type { FileProcessingPipelineProps } from '../../src';
import { resolved, synthesize } from '../helpers/synthesize';

describe('synth', () => {
  it.each<[string, FileProcessingPipelineProps, RegExp]>([
    ['a source prefix has no slash at its end', { sourcePrefix: 'incoming' }, /sourcePrefix is "incoming": .* such as "incoming\/"/],
    ['a target prefix begins with a slash', { targetPrefix: '/out/' }, /targetPrefix is "\/out\/"/],
    ['a prefix is a URI', { sourcePrefix: 's3://bucket/in/' }, /sourcePrefix is "s3:\/\/bucket\/in\/": .* without the bucket/],
    ['a prefix would be a pattern in a policy', { targetPrefix: 'out/*/' }, /targetPrefix is "out\/\*\/", but \*, \? and \$\{ /],
    ['a prefix would be a variable in a policy', { sourcePrefix: '${aws:username}/' }, /sourcePrefix is "\$\{aws:username\}\/", but \*, \? and \$\{ /],
    ['files of more than 200 GiB are to be accepted', { maxFileSize: Size.gibibytes(201) }, /maxFileSize is 215822106624 bytes: use 1 byte to 200 GiB/],
    ['no file is to be accepted', { maxFileSize: Size.bytes(0) }, /maxFileSize is 0 bytes/],
    ['a job may run for seconds', { jobTimeout: Duration.seconds(90) }, /jobTimeout is 1.5 minutes: use a whole number of minutes from 1 to 10080/],
    ['a job may run for weeks', { jobTimeout: Duration.days(8), pollingInterval: Duration.hours(1) }, /jobTimeout is 11520 minutes/],
    ['a job timeout is known at deployment only', { jobTimeout: Duration.minutes(Lazy.number({ produce: () => 5 })) }, /jobTimeout is not known until deployment/],
    ['quarantine is kept for no day', { quarantineRetention: Duration.hours(1) }, /quarantineRetention is 0.04\d* days: use a whole number of days/],
  ])('fails when %s', (_case, props, message) => {
    expect(() => synthesize(props)).toThrow(message);
  });

  it('accepts values that are known at deployment only', () => {
    const { resources } = synthesize((stack: Stack) => {
      const text = (id: string) => new CfnParameter(stack, id).valueAsString;
      const number = (id: string) => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
      return {
        sourcePrefix: text('SourcePrefix'), targetPrefix: text('TargetPrefix'), maxFileSize: Size.bytes(number('MaxFileSize')),
        pollingInterval: Duration.seconds(number('PollingInterval')),
      };
    });
    for (const name of ['SourcePrefix', 'TargetPrefix', 'MaxFileSize', 'PollingInterval']) expect(resolved(resources)).toContain(`<${name}>`);
  });
});
