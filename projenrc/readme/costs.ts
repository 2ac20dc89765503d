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
  const entered = (looks: number) => statesEntered(definition, { valid: true, looks });
  const perLook = entered(2).length - entered(1).length;
  const rejected = statesEntered(definition, { valid: false, looks: 0 }).length;
  const costs = CASES.map((file) => ({ file, cost: costOf(file, resources) }));
  const rows = costs.map(({ file, cost }) => [
    file.name, `${size(file.megabytes)}, run of ${duration(file.runSeconds)}, ${file.workers} × ${file.workerType}`, String(cost.looks),
    dollars(cost.glue), dollars(cost.stepFunctions), dollars(cost.lambda), dollars(cost.rest), dollars(cost.total),
  ]);
  const [small] = costs.map(({ cost }) => cost);
  const shares = costs.map(({ cost }) => Math.round(100 * cost.glue / cost.total));
  return [
    codeBlock('text', [
      ['Glue', `DPUs × max(${GLUE_LEAST_SECONDS} s, run) ÷ 3,600 × $${PRICES.glueDpuHour}`, 'G.1X: one DPU a worker, G.2X: two'],
      ['Step Functions', `(${entered(1).length - perLook} + ${perLook} × looks) × $${PRICES.stateTransition.toFixed(6)}`, 'a look each pollingInterval, from Start job on'],
      ['Lambda', `(${functionsInvoked(definition, entered(1)).length - 1} + looks) requests`, 'and the seconds to validate and stage the file'],
      ['the rest', 'requests, messages, logs', 'of S3, SQS, SNS, KMS, CloudWatch and X-Ray'],
    ].map(([name, formula, note]) => name.padEnd(16) + formula.padEnd(40) + note).join('\n')),
    '',
    table(['file', 'assumed', 'looks', 'Glue', 'Step Functions', 'Lambda', 'the rest', 'sum'], rows),
    '',
    `The run of the job makes ${Math.min(...shares)} to ${Math.max(...shares)} percent of each sum: 1,000 small files cost $${(1_000 * small.total).toFixed(2)},\n` +
    `$${(1_000 * small.glue).toFixed(2)} of it for Glue's shortest bill. A rejected file costs ${rejected} transitions and no Glue.`,
  ].join('\n');
}

export function restCosts(resources: Resources): string {
  const count = (type: string) => Object.values(resources).filter(({ Type }) => Type === type).length;
  const [keys, alarms] = [count('AWS::KMS::Key'), count('AWS::CloudWatch::Alarm')];
  // Of the whole pipeline, and of one file type: files received, their duration, and one outcome.
  const metrics = 2 * [FILES_RECEIVED_METRIC, FILE_DURATION_METRIC, OUTCOME_METRICS.PROCESSED].length;
  const rows = [
    [`${keys} key`, month(keys * PRICES.kmsKeyMonth), 'its first two yearly rotations add $1.00 each'],
    [`${alarms} alarms`, month(alarms * PRICES.alarmMonth), ''],
    ['polling the intake queue', month(POLLS_A_MONTH * PRICES.sqsRequest), 'five pollers of Lambda that wait 20 seconds each'],
    ['sum at rest', month(keys * PRICES.kmsKeyMonth + alarms * PRICES.alarmMonth + POLLS_A_MONTH * PRICES.sqsRequest), ''],
    [`${metrics} metrics`, `up to ${month(metrics * PRICES.metricMonth)}`,
      'for a file type of which files are processed, by the hours in which there were any; each further outcome adds two, each reason for a rejection one'],
    ['each GB uploaded', month(PRICES.s3GigabyteMonth), 'in the source bucket, until you delete it'],
    ['', `$${(PRICES.s3GigabyteMonth * STAGING_DAYS / 30).toFixed(3)} once`, `staged for ${STAGING_DAYS} days; the Parquet of each run is staged as long`],
    ['each GB of Parquet', month(PRICES.s3GigabyteMonth), 'in the target bucket; what a newer upload has replaced is kept for 90 days more'],
  ];
  return table(['a month', 'US dollars', ''], rows);
}

export function prices(): string {
  const { lambdaGibibyteSecond, s3GigabyteMonth } = PRICES;
  const per = (price: number, units: number, digits = 2) => `$${(price * units).toFixed(digits)}`;
  return table(['service', 'price'], [
    ['Glue', `$${PRICES.glueDpuHour} per DPU-hour, by the second, one minute at least`],
    ['Step Functions', `${per(PRICES.stateTransition, 1_000, 3)} per 1,000 transitions: one for each state entered, and each attempt after the first`],
    ['Lambda', `${per(PRICES.lambdaRequest, 1e6)} per million requests, $${lambdaGibibyteSecond} per GB-second`],
    ['S3', `${per(PRICES.s3Write, 1_000, 3)} per 1,000 PUT, COPY and LIST, ${per(PRICES.s3Read, 1_000, 4)} per 1,000 GET, $${s3GigabyteMonth} per GB-month`],
    ['SQS, SNS', `${per(PRICES.sqsRequest, 1e6)} per million requests, ${per(PRICES.snsPublish, 1e6)} per million messages, ${per(PRICES.snsEmail, 1e5)} per 100,000 e-mails`],
    ['KMS', `${per(PRICES.kmsKeyMonth, 1)} per key and month, ${per(PRICES.kmsRequest, 1e4)} per 10,000 requests`],
    ['CloudWatch', `${per(PRICES.alarmMonth, 1)} per alarm and month, ${per(PRICES.metricMonth, 1)} per metric and month, ${per(PRICES.logGigabyte, 1)} per GB of logs`],
    ['X-Ray', `${per(PRICES.trace, 1e6)} per million traces`],
  ]) + `

Assumed: ${ASSUMED.startSeconds} seconds until a run begins; functions that take ${ASSUMED.callSeconds} seconds, and read files at ` +
    `${ASSUMED.megabytesPerSecond} MB/s;
one Parquet file; ${ASSUMED.logMegabytes} MB of logs; ${ASSUMED.kmsRequests} requests to KMS; ${ASSUMED.s3Writes} PUT, COPY and LIST and ${ASSUMED.s3Reads} GET, ` +
    'as counted in a run on the laptop; one e-mail.';
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html: Lambda begins with five; a poll without a message takes up to 20 seconds. */
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
