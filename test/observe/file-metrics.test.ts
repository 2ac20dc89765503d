import { Duration } from 'aws-cdk-lib';
import { Stats, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { renderMetrics } from '../../lambda-src/send-notification/render-metrics';
import type { Announcement } from '../../src/contract/announcement';
import { OUTCOMES } from '../../src/contract/outcome';
import { synthesize } from '../helpers/synthesize';

const { stack, pipeline, template } = synthesize();

interface Emitted {
  readonly _aws: { readonly CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string; Unit: string }[] }[] };
  readonly [name: string]: unknown;
}

/** What CloudWatch makes of the log lines of a file of each outcome: name, dimensions. */
const emitted = OUTCOMES.flatMap((outcome) => {
  const announcement = { outcome, pipeline: 'Stack/Pipeline', fileType: 'csv', times: { started: '2026-01-01T00:00:00Z', ended: '2026-01-01T00:01:00Z' } };
  const line = JSON.parse(renderMetrics(announcement as unknown as Announcement, 0)) as Emitted;
  return line._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) => Metrics.flatMap(({ Name }) =>
    Dimensions.map((names) => ({ namespace: Namespace, metricName: Name, dimensions: Object.fromEntries(names.map((name) => [name, line[name]])) }))));
});

const METRICS: [string, (options?: object) => Metric][] = [
  ['metricFilesReceived', (options) => pipeline.metricFilesReceived(options)],
  ['metricFilesProcessed', (options) => pipeline.metricFilesProcessed(options)],
  ['metricFilesRejected', (options) => pipeline.metricFilesRejected(options)],
  ['metricFilesFailed', (options) => pipeline.metricFilesFailed(options)],
  ['metricFilesSuperseded', (options) => pipeline.metricFilesSuperseded(options)],
  ['metricFileDuration', (options) => pipeline.metricFileDuration(options)],
];

describe.each(METRICS)('%s', (_name, metric) => {
  it('is a metric that the handler emits, of all types and of one', () => {
    for (const { namespace, metricName, dimensions } of [metric(), metric({ fileType: 'csv' })]) {
      expect(emitted).toContainEqual({ namespace, metricName, dimensions });
    }
  });

  it('fails when the file type is not of the pipeline', () => {
    expect(() => metric({ fileType: 'xml' })).toThrow(/file type "xml", which the pipeline does not have: give one of csv, json, jsonl, none/);
  });
});

it('the metrics differ from each other', () => {
  expect(new Set(METRICS.map(([, metric]) => metric().metricName)).size).toBe(METRICS.length);
});

it('takes the options of any metric', () => {
  expect(pipeline.metricFilesFailed({ period: Duration.hours(1), statistic: Stats.MAXIMUM, label: 'Failed' }))
    .toMatchObject({ period: Duration.hours(1), statistic: 'Maximum', label: 'Failed' });
  expect(pipeline.metricFileDuration().statistic).toBe('Average');
  expect(pipeline.metricFilesFailed().statistic).toBe('Sum');
});

it('makes an alarm', () => {
  pipeline.metricFilesFailed().createAlarm(stack, 'Mine', { threshold: 1, evaluationPeriods: 1 });
  expect(template.findResources('AWS::CloudWatch::Alarm')).toBeDefined();
  expect(stack.node.findChild('Mine')).toBeDefined();
});
