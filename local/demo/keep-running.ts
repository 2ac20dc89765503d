import type { LocalPipeline } from '../pipeline/local-pipeline';

/** Returns lines that explain how to use the endpoint from another terminal, and how to stop it. */
export function describeEndpoint({ emulator, resources, deployment }: LocalPipeline, processId: number): string[] {
  const { accessKeyId, secretAccessKey } = emulator.clientConfig.credentials;
  return [
    'Use it in another terminal with the AWS CLI:',
    '',
    `export AWS_ENDPOINT_URL=${emulator.endpoint} AWS_DEFAULT_REGION=${emulator.region}`,
    `export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
    `aws s3 cp FILE ${deployment.outputs.UploadTo}`,
    `aws s3 ls --recursive ${deployment.outputs.ParquetIn}`,
    // Version 1 of the AWS CLI ignores the variable for SQS.
    `aws sqs receive-message --endpoint-url ${emulator.endpoint} --queue-url ${deployment.outputs.AnnouncementsIn}`,
    `aws stepfunctions list-executions --state-machine-arn ${resources.stateMachineArn}`,
    '',
    `To stop it, press Ctrl-C here, or run "kill ${processId}" elsewhere.`,
  ];
}

/** Resolves when the signal is aborted. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  // Nothing else may keep the process alive.
  const alive = setInterval(() => {}, 60_000);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  clearInterval(alive);
}
