import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { NotificationTarget } from '../../src';
import { synthesize } from '../helpers/synthesize';

const email = (options: object) => NotificationTarget.email('a@example.com', options);

describe('a notification target', () => {
  it.each([
    ['a filter names a file type that is not there', () => [email({ fileTypes: ['xml'] })], /file type "xml", which the pipeline does not have: give one of csv, json, jsonl/],
    ['a filter lets no outcome through', () => [email({ outcomes: [] })], /would never be told: leave the list out for all/],
    ['an e-mail address has no @', () => [NotificationTarget.email('data-team')], /"data-team" has not the form name@domain/],
  ])('fails when %s', (_case, notificationTargets, message) => {
    expect(() => synthesize({ notificationTargets: notificationTargets() })).toThrow(message);
  });

  it('fails when a queue is given twice', () => {
    expect(() => synthesize((stack) => {
      const queue = new Queue(stack, 'Queue');
      return { notificationTargets: [NotificationTarget.queue(queue), NotificationTarget.queue(queue, { fileTypes: ['csv'] })] };
    })).toThrow(/Stack\/Queue is given as a notification target twice/);
  });

  it('accepts an address that is known at deployment only', () => {
    expect(() => synthesize((stack: Stack) =>
      ({ notificationTargets: [NotificationTarget.email(new CfnParameter(stack, 'Address').valueAsString)] }))).not.toThrow();
  });
});
