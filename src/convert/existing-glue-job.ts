import { Token, type Duration } from 'aws-cdk-lib';
import { CfnJob, type IJob } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { checkEnvironment } from '../checks/check-environment';

/** What Glue calls the command of a batch job that runs Spark. */
const SPARK_JOB = 'glueetl';

/** What is known at synth of a job that was given, held against what the pipeline relies on. */
export function checkExistingJob(scope: Construct, job: IJob, jobTimeout: Duration): void {
  const name = `the job ${job.node.path}`;
  checkEnvironment(scope, name, job);
  const resource = job.node.defaultChild;
  if (!(resource instanceof CfnJob)) return;
  const { maxRetries, timeout, command } = resource;
  const kind = 'name' in command ? command.name : undefined;
  if (kind !== undefined && !Token.isUnresolved(kind) && kind !== SPARK_JOB) {
    throw new Error(`${name} is of the kind ${kind}, which gets no run id or never ends: give a Spark job (${SPARK_JOB})`);
  }
  if (isKnown(maxRetries) && maxRetries > 0) {
    throw new Error(`${name} retries ${maxRetries} times, in runs that the pipeline does not follow: set its maxRetries to 0, a redrive starts a run anew`);
  }
  const minutes = jobTimeout.toMinutes();
  if (timeout === undefined) {
    throw new Error(`${name} has no timeout, which for Glue means up to two days, but jobTimeout is ${minutes} minutes: give it one of at most so many`);
  }
  if (isKnown(timeout) && timeout > minutes) {
    throw new Error(`${name} may run for ${timeout} minutes, but jobTimeout is ${minutes}: raise jobTimeout to Duration.minutes(${timeout}), or shorten the job's own timeout`);
  }
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined && !Token.isUnresolved(value);
}
