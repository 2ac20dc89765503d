import type { LocalPipeline } from '../pipeline/local-pipeline';

/** How to work with the endpoint from another terminal, and how to end it. */
export function describeEndpoint({ emulator, resources, deployment }: LocalPipeline, processId: number): string[] {
  const { accessKeyId, secretAccessKey } = emulator.clientConfig.credentials;
  return [
    'In another terminal:',
    '',
    `export AWS_ENDPOINT_URL=${emulator.endpoint} AWS_DEFAULT_REGION=${emulator.region}`,
    `export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
    `aws s3 cp FILE ${deployment.outputs.UploadTo}`,
    `aws s3 ls --recursive ${deployment.outputs.ParquetIn}`,
    // Version 1 of the CLI does not take the variable for SQS.
    `aws sqs receive-message --endpoint-url ${emulator.endpoint} --queue-url ${deployment.outputs.AnnouncementsIn}`,
    `aws stepfunctions list-executions --state-machine-arn ${resources.stateMachineArn}`,
    '',
    `To stop it: Ctrl-C here, or kill ${processId} from anywhere.`,
  ];
}

/** Resolves when somebody wants the demo to end. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  // Nothing else may keep the process alive by then.
  const alive = setInterval(() => {}, 60_000);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  clearInterval(alive);
}
