import { Duration } from 'aws-cdk-lib';
import type { FileProcessingPipelineProps } from '../../src';
import { synthesize } from '../helpers/synthesize';

describe('a polling interval', () => {
  it.each<[string, FileProcessingPipelineProps, RegExp]>([
    ['it is less than a second', { pollingInterval: Duration.millis(500) }, /pollingInterval is 0.5 seconds: use a whole number of seconds/],
    ['it is longer than a run may take', { jobTimeout: Duration.minutes(5), pollingInterval: Duration.minutes(10) },
      /pollingInterval is 600 seconds, but jobTimeout is only 300 seconds/],
    ['polling long jobs would exceed the history of an execution', { jobTimeout: Duration.days(2), pollingInterval: Duration.seconds(30) },
      /pollingInterval is 30 seconds, .* 176400 seconds .* at least 159 seconds, or a shorter jobTimeout/],
  ])('fails when %s', (_case, props, message) => {
    expect(() => synthesize(props)).toThrow(message);
  });

  it('accepts the interval that it asks for', () => {
    expect(() => synthesize({ jobTimeout: Duration.days(2), pollingInterval: Duration.seconds(159) })).not.toThrow();
  });
});
