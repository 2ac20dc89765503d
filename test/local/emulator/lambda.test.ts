import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { emulator, seam } from './support/seam';
import { createStack, nodeFunction, role } from './support/stack';
import type { Emulator } from '../../../local/emulator/emulator';

const CODE = `let calls = 0;
exports.handler = async event => {
  console.log('call ' + ++calls);
  if (event.exit) process.exit(1);
  if (event.hang) await new Promise(r => setTimeout(r, 60_000));
  if (event.fail) throw Object.assign(new TypeError('why'), { name: event.fail });
  return calls;
};`;

async function createFunction(on: Emulator, timeoutSeconds?: number) {
  const { outputs } = await createStack(on, {
    Role: role('lambda.amazonaws.com', []), Function: nodeFunction('Role', CODE, timeoutSeconds),
  }, { Function: { Ref: 'Function' } });
  const client = new LambdaClient(on.clientConfig);
  const invoke = async (event: object) => {
    const { Payload } = await client.send(new InvokeCommand({ FunctionName: outputs.Function, Payload: JSON.stringify(event) }));
    return JSON.parse(Buffer.from(Payload ?? []).toString());
  };
  return { name: outputs.Function, invoke };
}

seam('lambda_errors', 'a thrown error keeps its name, and the function stays warm after it', {
  aws: { errorType: 'MyError', errorMessage: 'why', trace: true, callsAfterwards: 3 },
  observe: async on => {
    const { invoke } = await createFunction(on);
    await invoke({});
    const { errorType, errorMessage, trace } = await invoke({ fail: 'MyError' });
    return { errorType, errorMessage, trace: Array.isArray(trace), callsAfterwards: await invoke({}) };
  },
});

seam('lambda_errors', 'a function that exits fails with Runtime.ExitError and starts anew', {
  aws: { errorType: 'Runtime.ExitError', callsAfterwards: 1 },
  observe: async on => {
    const { invoke } = await createFunction(on);
    await invoke({});
    const { errorType } = await invoke({ exit: true });
    return { errorType, callsAfterwards: await invoke({}) };
  },
});

describe('without a seam', () => {
  test('a function that takes too long fails with Sandbox.Timedout', async () => {
    const { invoke } = await createFunction(await emulator(), 1);
    expect((await invoke({ hang: true })).errorType).toBe('Sandbox.Timedout');
  });

  test('what a function prints is in its log group', async () => {
    const on = await emulator();
    const { invoke, name } = await createFunction(on);
    await invoke({});
    const { events = [] } = await new CloudWatchLogsClient(on.clientConfig).send(new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name}` }));
    expect(events.map(event => event.message?.trim())).toContain('call 1');
  });
});
