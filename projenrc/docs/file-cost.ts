import type { SynthesizedResource } from './default-pipeline';
import { DPUS_OF_WORKER, GLUE_LEAST_SECONDS, PRICES } from './prices';
import { definitionOf, statesEntered, type Definition } from './walk-definition';

export interface FileCase {
  readonly name: string;
  readonly megabytes: number;
  /** The time that AWS bills: the ExecutionTime of GetJobRun. */
  readonly runSeconds: number;
  readonly workerType: string;
  readonly workers: number;
}

interface FileCost {
  /** The number of times that Check job runs. */
  readonly polls: number;
  readonly transitions: number;
  readonly invocations: number;
  /** US dollars */
  readonly glue: number;
  readonly stepFunctions: number;
  readonly lambda: number;
  /** Requests to S3, SQS, SNS and KMS, one e-mail, logs and a trace. */
  readonly rest: number;
  readonly total: number;
}

/** The numbers that no template contains. docs/costs.md names each of them. */
export const ASSUMED = {
  /** The time from Start job until the run begins; Check job polls during this time. */
  startSeconds: 60,
  /** The time of a function that calls a few APIs. */
  callSeconds: 0.5,
  /** The validator reads 100 to 200 MB/s on one core of a laptop; S3 delivers less. */
  megabytesPerSecond: 50,
  /** The requests for one CSV file that becomes one Parquet file, counted in a run on the emulator; Spark makes 33 of the writes and 33 of the reads. */
  s3Writes: 40,
  s3Reads: 42,
  sqsRequests: 3,
  kmsRequests: 20,
  /** The logs of the state machine, the functions and the job. */
  logMegabytes: 1,
} as const;

/** Returns the cost of a valid file with the defaults, which becomes one Parquet file and causes one e-mail. */
export function costOf(file: FileCase, resources: Record<string, SynthesizedResource>, pollingSeconds = 30): FileCost {
  const polls = Math.ceil((ASSUMED.startSeconds + file.runSeconds) / pollingSeconds);
  const definition = definitionOf(resources);
  const entered = statesEntered(definition, { valid: true, polls });
  const functions = functionsInvoked(definition, entered);
  const reading = file.megabytes / ASSUMED.megabytesPerSecond;
  const gibibyteSeconds = functions.map((id) => memoryOf(resources, id) / 1024 * (ASSUMED.callSeconds + (readsFile(id) ? reading : 0)));
  const dpus = file.workers * DPUS_OF_WORKER[file.workerType];

  const glue = dpus * Math.max(GLUE_LEAST_SECONDS, file.runSeconds) / 3_600 * PRICES.glueDpuHour;
  const stepFunctions = entered.length * PRICES.stateTransition;
  const lambda = functions.length * PRICES.lambdaRequest + sum(gibibyteSeconds) * PRICES.lambdaGibibyteSecond;
  const rest = ASSUMED.s3Writes * PRICES.s3Write + ASSUMED.s3Reads * PRICES.s3Read + ASSUMED.sqsRequests * PRICES.sqsRequest +
    PRICES.snsPublish + PRICES.snsEmail + ASSUMED.kmsRequests * PRICES.kmsRequest + ASSUMED.logMegabytes / 1_000 * PRICES.logGigabyte + PRICES.trace;
  return { polls, transitions: entered.length, invocations: functions.length, glue, stepFunctions, lambda, rest, total: glue + stepFunctions + lambda + rest };
}

/** Returns the logical ids of the functions that run for a file. The state machine does not invoke the first: that one starts it. */
export function functionsInvoked({ States }: Definition, entered: string[]): string[] {
  return ['PipelineIntakeFunction', ...entered.map((name) => States[name].Resource).filter((id) => id !== undefined)];
}

function memoryOf(resources: Record<string, SynthesizedResource>, id: string): number {
  const found = Object.entries(resources).find(([logicalId, { Type }]) => Type === 'AWS::Lambda::Function' && logicalId.startsWith(id));
  if (!found) throw new Error(`the template has no function ${id}: correct the name in projenrc/docs`);
  return found[1].Properties.MemorySize as number;
}

/** Returns true for Validate file and Stage file; the other functions copy inside S3 or read a few bytes. */
function readsFile(id: string): boolean {
  return /^Pipeline(Validate|Stage)/.test(id);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
