/** List prices in US dollars for us-east-1 without free tiers, as of November 2026. docs/costs.md is computed from them. */
export const PRICES = {
  /** https://aws.amazon.com/glue/pricing: billed by the second, at least one minute. */
  glueDpuHour: 0.44,
  /** https://aws.amazon.com/step-functions/pricing */
  stateTransition: 0.025 / 1_000,
  /** https://aws.amazon.com/lambda/pricing, x86 */
  lambdaRequest: 0.2 / 1_000_000,
  lambdaGibibyteSecond: 0.0000166667,
  /** https://aws.amazon.com/s3/pricing, Standard */
  s3Write: 0.005 / 1_000,
  s3Read: 0.0004 / 1_000,
  s3GigabyteMonth: 0.023,
  /** https://aws.amazon.com/sqs/pricing */
  sqsRequest: 0.4 / 1_000_000,
  /** https://aws.amazon.com/sns/pricing */
  snsPublish: 0.5 / 1_000_000,
  snsEmail: 2 / 100_000,
  /** https://aws.amazon.com/kms/pricing */
  kmsKeyMonth: 1,
  kmsRequest: 0.03 / 10_000,
  /** https://aws.amazon.com/cloudwatch/pricing */
  logGigabyte: 0.5,
  metricMonth: 0.3,
  alarmMonth: 0.1,
  /** https://aws.amazon.com/xray/pricing */
  trace: 5 / 1_000_000,
} as const;

export const GLUE_LEAST_SECONDS = 60;

/** https://docs.aws.amazon.com/glue/latest/dg/worker-types.html */
export const DPUS_OF_WORKER: Readonly<Record<string, number>> = { 'G.1X': 1, 'G.2X': 2, 'G.4X': 4, 'G.8X': 8 };
