import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Stats, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { renderMetrics } from '../../lambda-src/send-notification/render-metrics';
import { FileProcessingPipeline, NotificationTarget, RejectionReason, type RejectedFileMetricOptions } from '../../src';
import type { Announcement } from '../../src/contract/announcement';
import { OUTCOMES } from '../../src/contract/workflow-state';
import { synthesize, testApp } from '../helpers/synthesize';

const { pipeline } = synthesize();

interface Emitted {
  readonly _aws: { readonly CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string; Unit: string }[] }[] };
  readonly [name: string]: unknown;
}

/** What CloudWatch makes of the log lines of a file of each outcome: name, dimensions. */
const emittedBy = (path: string, fileType: string | null = 'csv') => OUTCOMES.flatMap((outcome) => {
  const announcement = { outcome, pipeline: path, fileType, reason: { code: 'RAGGED_ROW' }, times: { started: '2026-01-01T00:00:00Z', ended: '2026-01-01T00:01:00Z' } };
  const line = JSON.parse(renderMetrics(announcement as unknown as Announcement, 0)) as Emitted;
  return line._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) => Metrics.flatMap(({ Name }) =>
    Dimensions.map((names) => ({ namespace: Namespace, metricName: Name, dimensions: Object.fromEntries(names.map((name) => [name, line[name]])) }))));
});

const emitted = emittedBy('Stack/Pipeline');

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
    expect(() => metric({ fileType: 'xml' })).toThrow(/file type of a metric is "xml".*: use one of csv, json, jsonl, none, \?$/);
  });
});

it('counts rejected files for each reason', () => {
  const { namespace, metricName, dimensions } = pipeline.metricFilesRejected({ reason: RejectionReason.RAGGED_ROW });
  expect(dimensions).toEqual({ Pipeline: 'Stack/Pipeline', Reason: 'RAGGED_ROW' });
  expect(emitted).toContainEqual({ namespace, metricName, dimensions });
  expect(emitted.filter((metric) => 'Reason' in metric.dimensions)).toHaveLength(1);
});

it.each<[string, RejectedFileMetricOptions, RegExp]>([
  ['is no reason code', { reason: 'toString' as RejectionReason }, /reason of a metric is "toString".*: use one of UNSUPPORTED_TYPE, /],
  ['stands beside a file type', { reason: RejectionReason.RAGGED_ROW, fileType: 'csv' }, /file type "csv" and the reason "RAGGED_ROW"/],
])('fails when a reason %s', (_case, options, message) => {
  expect(() => pipeline.metricFilesRejected(options)).toThrow(message);
});

it('tells files that matched no type from files that failed before their type was known', () => {
  const ofNoType = emittedBy('Stack/Pipeline', null);
  for (const { namespace, metricName, dimensions } of [pipeline.metricFilesRejected({ fileType: 'none' }), pipeline.metricFilesFailed({ fileType: '?' })]) {
    expect(ofNoType).toContainEqual({ namespace, metricName, dimensions });
  }
  const { namespace, metricName, dimensions } = pipeline.metricFilesFailed({ fileType: 'none' });
  expect(ofNoType).not.toContainEqual({ namespace, metricName, dimensions });
});

it.each([
  ['characters that CloudWatch does not take', ['S', 'Überweisungen', 'P']],
  ['more characters than CloudWatch takes', ['S', 'x'.repeat(270), 'y'.repeat(275), 'P']],
])('is emitted under the same value for a path with %s', (_case, ids) => {
  let scope: Construct = new Stack(testApp(), ids[0]);
  for (const id of ids.slice(1, -1)) scope = new Construct(scope, id);
  const deep = new FileProcessingPipeline(scope, ids.at(-1)!, { notificationTargets: [NotificationTarget.email('data-team@example.com')] });
  const { namespace, metricName, dimensions } = deep.metricFilesFailed();
  expect(dimensions?.Pipeline).toMatch(/^S\/[ -~]{1,253}$/);
  expect(emittedBy(deep.node.path)).toContainEqual({ namespace, metricName, dimensions });
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
  const own = new Stack(testApp(), 'Stack');
  const { metricName, namespace, dimensions } = pipeline.metricFilesFailed({ fileType: 'csv' });
  new FileProcessingPipeline(own, 'Pipeline').metricFilesFailed({ fileType: 'csv' }).createAlarm(own, 'Mine', { threshold: 1, evaluationPeriods: 1 });
  Template.fromStack(own).hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: metricName, Namespace: namespace, Statistic: 'Sum', Period: 300,
    Dimensions: Object.entries(dimensions!).sort().map(([Name, Value]) => ({ Name, Value })),
  });
});
