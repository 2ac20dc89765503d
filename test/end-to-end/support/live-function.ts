import {
  DeleteFunctionConcurrencyCommand, GetFunctionConfigurationCommand, LambdaClient, PutFunctionConcurrencyCommand, UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import type { LocalPipeline } from '../../../local/pipeline/local-pipeline';
import { waitFor } from '../../../local/waiting/wait-for';

type Undo = () => Promise<void>;

interface Change {
  readonly timeoutSeconds?: number;
  readonly environment?: Record<string, string>;
}

/** Lambda throttles every invocation of the function until it may run again: its callers try again. */
export async function pauseFunction({ constructs, emulator }: LocalPipeline, path: string): Promise<Undo> {
  const lambda = new LambdaClient(emulator.clientConfig);
  const FunctionName = constructs.get(path);
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
  return async () => {
    await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  };
}

/** Changes a function that is in use; its next invocation finds it changed. */
export async function changeFunction({ constructs, emulator }: LocalPipeline, path: string, { timeoutSeconds, environment }: Change): Promise<Undo> {
  const client = new LambdaClient(emulator.clientConfig);
  const FunctionName = constructs.get(path);
  const { Timeout, Environment } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const update = async (timeout: number | undefined, variables: Record<string, string> | undefined) => {
    await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: timeout, Environment: { Variables: variables } }));
    await waitFor(`${path} to be updated`, async () => {
      const { LastUpdateStatus: status } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
      return { value: status === 'Successful' || undefined, state: String(status) };
    });
  };
  await update(timeoutSeconds ?? Timeout, { ...Environment?.Variables, ...environment });
  return () => update(Timeout, Environment?.Variables);
}
