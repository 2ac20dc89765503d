import { Token, type Duration } from 'aws-cdk-lib';
import { CfnJob, type IJob } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { checkEnvironment } from '../checks/check-environment';

/** The name that Glue uses for the command of a batch job that runs Spark. */
const SPARK_JOB = 'glueetl';

/** Throws an error if the settings of a job, as far as synthesis knows them, do not allow a pipeline to run the job. */
export function checkExistingJob(scope: Construct, job: IJob, jobTimeout: Duration): void {
  const name = `the job ${job.node.path}`;
  checkEnvironment(scope, name, job);
  const resource = job.node.defaultChild;
  if (!(resource instanceof CfnJob)) return;
  const { maxRetries, timeout, command } = resource;
  const kind = 'name' in command ? command.name : undefined;
  if (kind !== undefined && !Token.isUnresolved(kind) && kind !== SPARK_JOB) {
    throw new Error(`${name} has the command ${kind}, but a Python shell job receives no run id and a streaming job never ends: use a batch job that runs Spark (${SPARK_JOB})`);
  }
  if (isKnown(maxRetries) && maxRetries > 0) {
    throw new Error(`${name} has maxRetries ${maxRetries}, but the pipeline does not follow runs that Glue starts itself: set maxRetries to 0, because a redrive starts a new run`);
  }
  const minutes = jobTimeout.toMinutes();
  if (timeout === undefined) {
    throw new Error(`${name} has no timeout, so Glue lets it run for up to two days, but jobTimeout is ${minutes} minutes: set a timeout of at most ${minutes} minutes`);
  }
  if (isKnown(timeout) && timeout > minutes) {
    throw new Error(`${name} has a timeout of ${timeout} minutes, but jobTimeout is ${minutes} minutes: set jobTimeout to Duration.minutes(${timeout}), or shorten the timeout of the job`);
  }
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined && !Token.isUnresolved(value);
}
