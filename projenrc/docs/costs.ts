import type { SynthesizedResource } from './default-pipeline';
import { ASSUMED, costOf, functionsInvoked, type FileCase } from './file-cost';
import { codeBlock, table } from './markdown';
import { GLUE_LEAST_SECONDS, PRICES } from './prices';
import { definitionOf, statesEntered } from './walk-definition';
import { FILE_DURATION_METRIC, FILES_RECEIVED_METRIC, OUTCOME_METRICS } from '../../src/contract/metric-names';

type Resources = Record<string, SynthesizedResource>;

export const CASES: FileCase[] = [
  { name: 'small', megabytes: 1, runSeconds: 45, workerType: 'G.1X', workers: 2 },
  { name: 'medium', megabytes: 500, runSeconds: 180, workerType: 'G.1X', workers: 2 },
  { name: 'large', megabytes: 5_000, runSeconds: 1_200, workerType: 'G.1X', workers: 10 },
];

export function fileCosts(resources: Resources): string {
  const definition = definitionOf(resources);
  const entered = (polls: number) => statesEntered(definition, { valid: true, polls });
  const perPoll = entered(2).length - entered(1).length;
  const rejected = statesEntered(definition, { valid: false, polls: 0 }).length;
  const costs = CASES.map((file) => ({ file, cost: costOf(file, resources) }));
  const rows = costs.map(({ file, cost }) => [
    file.name, `${size(file.megabytes)}, run of ${duration(file.runSeconds)}, ${file.workers} × ${file.workerType}`, String(cost.polls),
    dollars(cost.glue), dollars(cost.stepFunctions), dollars(cost.lambda), dollars(cost.rest), dollars(cost.total),
  ]);
  const [small] = costs.map(({ cost }) => cost);
  const shares = costs.map(({ cost }) => Math.round(100 * cost.glue / cost.total));
  return [
    codeBlock('text', [
      ['Glue', `DPUs × max(${GLUE_LEAST_SECONDS} s, run) ÷ 3,600 × $${PRICES.glueDpuHour}`, 'a worker of G.1X has one DPU, one of G.2X has two'],
      ['Step Functions', `(${entered(1).length - perPoll} + ${perPoll} × polls) × $${PRICES.stateTransition.toFixed(6)}`, 'one poll in each pollingInterval, from Start job on'],
      ['Lambda', `(${functionsInvoked(definition, entered(1)).length - 1} + polls) requests`, 'plus the seconds to validate and stage the file'],
      ['the rest', 'requests, messages, logs', 'S3, SQS, SNS, KMS, CloudWatch and X-Ray'],
    ].map(([name, formula, note]) => name.padEnd(16) + formula.padEnd(40) + note).join('\n')),
    '',
    table(['file', 'assumption', 'polls', 'Glue', 'Step Functions', 'Lambda', 'the rest', 'sum'], rows),
    '',
    `Glue accounts for ${Math.min(...shares)} to ${Math.max(...shares)} percent of each sum: 1,000 small files cost $${(1_000 * small.total).toFixed(2)},\n` +
    `of which $${(1_000 * small.glue).toFixed(2)} is Glue's minimum of one minute. A rejected file costs ${rejected} transitions and no Glue run.`,
  ].join('\n');
}

export function restCosts(resources: Resources): string {
  const count = (type: string) => Object.values(resources).filter(({ Type }) => Type === type).length;
  const [keys, alarms] = [count('AWS::KMS::Key'), count('AWS::CloudWatch::Alarm')];
  // For the whole pipeline and for one file type: files received, their duration, and one outcome.
  const metrics = 2 * [FILES_RECEIVED_METRIC, FILE_DURATION_METRIC, OUTCOME_METRICS.PROCESSED].length;
  const rows = [
    [`${keys} key`, month(keys * PRICES.kmsKeyMonth), 'each of its first two yearly rotations adds $1.00'],
    [`${alarms} alarms`, month(alarms * PRICES.alarmMonth), ''],
    ['polling the intake queue', month(POLLS_A_MONTH * PRICES.sqsRequest), 'Lambda uses five pollers that wait 20 seconds each'],
    ['sum at rest', month(keys * PRICES.kmsKeyMonth + alarms * PRICES.alarmMonth + POLLS_A_MONTH * PRICES.sqsRequest), ''],
    [`${metrics} metrics`, `up to ${month(metrics * PRICES.metricMonth)}`,
      'if files of one type are processed, in proportion to the hours with files; each further outcome adds two metrics, each reason code one'],
    ['each GB uploaded', month(PRICES.s3GigabyteMonth), 'in the source bucket, until you delete it'],
    ['', `$${(PRICES.s3GigabyteMonth * STAGING_DAYS / 30).toFixed(3)} once`, `in the staging bucket for ${STAGING_DAYS} days, as is the Parquet of each run`],
    ['each GB of Parquet', month(PRICES.s3GigabyteMonth), 'in the target bucket; output that a newer upload replaces is kept for another 90 days'],
  ];
  return table(['a month', 'US dollars', 'note'], rows);
}

export function prices(): string {
  const { lambdaGibibyteSecond, s3GigabyteMonth } = PRICES;
  const per = (price: number, units: number, digits = 2) => `$${(price * units).toFixed(digits)}`;
  return table(['service', 'price'], [
    ['Glue', `$${PRICES.glueDpuHour} per DPU-hour, billed by the second, at least one minute`],
    ['Step Functions', `${per(PRICES.stateTransition, 1_000, 3)} per 1,000 transitions: one for each state that is entered, and one for each retry`],
    ['Lambda', `${per(PRICES.lambdaRequest, 1e6)} per million requests, $${lambdaGibibyteSecond} per GB-second`],
    ['S3', `${per(PRICES.s3Write, 1_000, 3)} per 1,000 PUT, COPY and LIST, ${per(PRICES.s3Read, 1_000, 4)} per 1,000 GET, $${s3GigabyteMonth} per GB-month`],
    ['SQS, SNS', `${per(PRICES.sqsRequest, 1e6)} per million requests, ${per(PRICES.snsPublish, 1e6)} per million messages, ${per(PRICES.snsEmail, 1e5)} per 100,000 e-mails`],
    ['KMS', `${per(PRICES.kmsKeyMonth, 1)} per key and month, ${per(PRICES.kmsRequest, 1e4)} per 10,000 requests`],
    ['CloudWatch', `${per(PRICES.alarmMonth, 1)} per alarm and month, ${per(PRICES.metricMonth, 1)} per metric and month, ${per(PRICES.logGigabyte, 1)} per GB of logs`],
    ['X-Ray', `${per(PRICES.trace, 1e6)} per million traces`],
  ]) + `

Assumptions: a run starts after ${ASSUMED.startSeconds} seconds; a function takes ${ASSUMED.callSeconds} seconds and reads a file at ` +
    `${ASSUMED.megabytesPerSecond} MB/s; there are one
Parquet file, one e-mail, ${ASSUMED.logMegabytes} MB of logs, ${ASSUMED.kmsRequests} requests to KMS, and ${ASSUMED.s3Writes} PUT, COPY and LIST and ${ASSUMED.s3Reads} GET ` +
    'requests to S3, as counted in a run on the emulator.';
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html: Lambda begins with five pollers; a poll without a message takes up to 20 seconds. */
const POLLS_A_MONTH = 5 * 30 * 24 * 3_600 / 20;

const STAGING_DAYS = 21;

function dollars(amount: number): string {
  return `$${amount.toFixed(4)}`;
}

function month(amount: number): string {
  return `$${amount < 0.1 ? amount.toFixed(3) : amount.toFixed(2)}`;
}

function size(megabytes: number): string {
  return megabytes < 1_000 ? `${megabytes} MB` : `${megabytes / 1_000} GB`;
}

function duration(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${seconds / 60} min`;
}
