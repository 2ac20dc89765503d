import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { STATE_NAMES } from '../../../src/contract/state-names';
import { retryQuickly } from '../support/assembly';
import { changeFunction } from '../support/live-function';
import { PipelineUnderTest } from '../support/pipeline-under-test';

const VALIDATOR = 'Pipeline/Validate/Function';

const RETRIES = 2;

/** MiniStack reports these for a function whose update, which ends the shortage, meets its start: the workflow tries again, as it must. */
const BROKEN_BY_UPDATE = ['RuntimeError', 'FileNotFoundError'];

/** So many that one is left however slowly the function is given enough. */
const MANY_RETRIES = 200;

/** Column names of more bytes than the heap below has room for. */
const WIDE = `${Array.from({ length: 8_000 }, (_, index) => `${'x'.repeat(900)}${index}`).join(',')}\n`;

const FILE = WIDE + `${','.repeat(7_999)}\n`;

/** Takes every connection, and never says a word. */
class SilentServer {
  private readonly sockets: Socket[] = [];
  private readonly server: Server = createServer((socket) => this.sockets.push(socket.on('error', () => undefined)));

  public async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public stop(): void {
    this.sockets.forEach((socket) => socket.destroy());
    this.server.close();
  }
}

const silent = new SilentServer();

let pipeline: PipelineUnderTest;
let silentUrl: string;

beforeAll(async () => {
  silentUrl = await silent.start();
  pipeline = await PipelineUnderTest.start({ change: retryQuickly(RETRIES) });
});

afterAll(async () => {
  await pipeline?.stop();
  silent.stop();
});

async function setRetries(attempts: number): Promise<void> {
  await pipeline.changeDefinition((definition) => definition.replace(new RegExp(`"MaxAttempts":(${RETRIES}|${MANY_RETRIES})\\b`, 'g'), `"MaxAttempts":${attempts}`));
}

describe.each([
  ['time', 'Sandbox.Timedout', () => ({ timeoutSeconds: 1, environment: { AWS_ENDPOINT_URL_S3: silentUrl } })],
  ['memory', 'Runtime.ExitError', () => ({ environment: { NODE_OPTIONS: '--max-old-space-size=16' } })],
])('a function that is killed for want of %s', (want, error, change) => {
  it('is tried again, then the execution fails with its error, and all are told in which step and where to look', async () => {
    await setRetries(RETRIES);
    const undo = await changeFunction(pipeline.local, VALIDATOR, change());
    const file = await pipeline.upload(`${want}.csv`, FILE);
    expect(await pipeline.announced(file)).toMatchObject({
      outcome: 'FAILED', fileType: null, failedStep: STATE_NAMES.validate, reason: { code: error, message: expect.stringMatching(/./) },
      links: { execution: expect.stringContaining(pipeline.executionArn(file)), jobRun: null },
    });
    expect(await pipeline.errors(file)).toEqual(Array.from({ length: RETRIES + 1 }, () => error));
    await undo();
  });

  it('is tried again, and the file is PROCESSED if there is enough of it before the last attempt', async () => {
    await setRetries(MANY_RETRIES);
    const undo = await changeFunction(pipeline.local, VALIDATOR, change());
    const file = await pipeline.upload(`${want}-passes.csv`, FILE);
    await pipeline.waitWhileRunning(file, 'a failed attempt', async () => (await pipeline.errors(file)).length > 0 || undefined);
    await undo();
    await pipeline.jobs.succeed(await pipeline.jobs.runOf(file));
    expect(await pipeline.announced(file)).toMatchObject({ outcome: 'PROCESSED', rowsIn: 1 });
    expect(new Set((await pipeline.errors(file)).filter((each) => !BROKEN_BY_UPDATE.includes(each)))).toEqual(new Set([error]));
  });
});

it('no role was denied a call', async () => {
  expect(await pipeline.denials()).toEqual([]);
});
