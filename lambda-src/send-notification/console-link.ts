import type { JobRun } from '../../src/contract/workflow-state';

/** Where the console of each partition lies; in the commercial partition each region has its own. */
const HOSTS: Readonly<Record<string, (region: string) => string>> = {
  'aws-cn': (region) => `${region}.console.amazonaws.cn`,
  'aws-us-gov': (region) => `${region}.console.amazonaws-us-gov.com`,
};

/** The execution in the console, for whoever has access. */
export function executionLink(executionArn: string): string {
  return consoleLink(executionArn, 'states', `v2/executions/details/${executionArn}`);
}

/** The run of a job, which lies where its execution does: with its error, its metrics and its logs. */
export function jobRunLink(executionArn: string, { jobName, runId }: JobRun): string {
  return consoleLink(executionArn, 'gluestudio', `job/${encodeURIComponent(jobName)}/run/${encodeURIComponent(runId)}`);
}

function consoleLink(executionArn: string, service: string, page: string): string {
  const [, partition, , region] = executionArn.split(':');
  const host = HOSTS[partition]?.(region) ?? `${region}.console.aws.amazon.com`;
  return `https://${host}/${service}/home?region=${region}#/${page}`;
}
