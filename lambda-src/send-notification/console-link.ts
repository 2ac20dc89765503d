/** Where the console of each partition lies; in the commercial partition each region has its own. */
const HOSTS: Readonly<Record<string, (region: string) => string>> = {
  'aws-cn': (region) => `${region}.console.amazonaws.cn`,
  'aws-us-gov': (region) => `${region}.console.amazonaws-us-gov.com`,
};

/** The execution in the console, for whoever has access. */
export function consoleLink(executionArn: string): string {
  const [, partition, , region] = executionArn.split(':');
  const host = HOSTS[partition]?.(region) ?? `${region}.console.aws.amazon.com`;
  return `https://${host}/states/home?region=${region}#/v2/executions/details/${executionArn}`;
}
