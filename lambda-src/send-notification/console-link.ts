import type { JobRun } from '../../src/contract/workflow-state';

/** Returns the link to an execution in the AWS console. It works for users who have access there. */
export function executionLink(executionArn: string): string {
  return consoleLink(executionArn, 'states', `v2/executions/details/${executionArn}`);
}

/** Returns the link to a job run in the AWS console, with its error, metrics and logs. The run is in the account and region of its execution. */
export function jobRunLink(executionArn: string, { jobName, runId }: JobRun): string {
  return consoleLink(executionArn, 'gluestudio', `job/${encodeURIComponent(jobName)}/run/${encodeURIComponent(runId)}`);
}

/** The console's host in partitions other than the commercial one. */
const HOSTS: Readonly<Record<string, (region: string) => string>> = {
  'aws-cn': (region) => `${region}.console.amazonaws.cn`,
  'aws-us-gov': (region) => `${region}.console.amazonaws-us-gov.com`,
};

function consoleLink(executionArn: string, service: string, page: string): string {
  const [, partition, , region] = executionArn.split(':');
  const host = HOSTS[partition]?.(region) ?? `${region}.console.aws.amazon.com`;
  return `https://${host}/${service}/home?region=${region}#/${page}`;
}
