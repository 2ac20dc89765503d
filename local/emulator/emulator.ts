import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { emulatorEnvironment, SparkSettings } from './emulator-environment';
import { choosePort } from './port';

const START_TIMEOUT_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 50;
const STOP_TIMEOUT_MILLISECONDS = 5_000;
const REPORTED_LOG_LINES = 20;

export interface EmulatorOptions {
  /** The interpreter of the environment that MiniStack is installed in. */
  readonly python: string;
  /** Without it Glue jobs cannot run. */
  readonly spark?: SparkSettings;
  readonly report: (line: string) => void;
  /** @default - a free one */
  readonly port?: number;
  /** What the seconds of Wait states are multiplied with. @default 1 */
  readonly waitScale?: number;
  /** Seams to leave out, by name, or `all`; for the tests that prove a seam is still needed. */
  readonly withoutSeams?: string[];
}

export interface IamDecision {
  /** The ARN of a role session, a role or root, or the name of an AWS service. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly decision: 'Allow' | 'Deny' | 'ImplicitDeny' | 'AuthenticationFailed';
}

export interface ClientConfig {
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly forcePathStyle: true;
}

export interface Emulator {
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  /** The interpreter it runs on. */
  readonly python: string;
  /** Holds everything it keeps, until it stops. */
  readonly dataFolder: string;
  /** For any SDK client; the credentials are root's. */
  readonly clientConfig: ClientConfig;
  decisions(): Promise<IamDecision[]>;
  /** What MiniStack has logged so far. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const port = await choosePort(options.port);
  const dataFolder = await fs.promises.realpath(await fs.promises.mkdtemp(path.join(os.tmpdir(), 'emulator-')));
  const environment = emulatorEnvironment({ ...options, port, dataFolder });
  const logFile = path.join(dataFolder, 'ministack.log');
  await fs.promises.mkdir(environment.TMPDIR);
  await fs.promises.writeFile(environment.EMULATOR_DECISION_LOG, '');

  const log = await fs.promises.open(logFile, 'a');
  const child = spawn(options.python, [path.join(__dirname, 'launcher.py'), dataFolder], {
    stdio: ['pipe', log.fd, log.fd],
    env: environment,
    // A Ctrl-C in the terminal is for the parent, which then stops the emulator in order.
    detached: true,
  });
  await log.close();
  // The launcher may be gone before its lifeline is closed.
  child.stdin?.on('error', () => undefined);
  const exited = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  let running = true;
  void exited.then(() => { running = false; });
  const logSoFar = () => fs.promises.readFile(logFile, 'utf8');

  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.stdin?.end();
    await Promise.race([exited, sleep(STOP_TIMEOUT_MILLISECONDS, undefined, { ref: false })]);
    if (running) child.kill('SIGKILL');
    await fs.promises.rm(dataFolder, { recursive: true, force: true });
  };

  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS;
  let lastLog = '';
  while (!await isHealthy(endpoint)) {
    lastLog = await logSoFar().catch(() => lastLog);
    if (!running || Date.now() > deadline) {
      await stop();
      throw new Error(`The emulator did not start:\n${lastLog.trim().split('\n').slice(-REPORTED_LOG_LINES).join('\n')}`);
    }
    await sleep(POLL_MILLISECONDS);
  }
  options.report(`MiniStack listens on ${endpoint}`);

  const region = environment.MINISTACK_REGION;
  return {
    endpoint,
    region,
    accountId: environment.MINISTACK_ACCOUNT_ID,
    python: options.python,
    dataFolder,
    clientConfig: {
      region,
      endpoint,
      credentials: { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY },
      forcePathStyle: true,
    },
    decisions: async () => {
      const lines = await fs.promises.readFile(environment.EMULATOR_DECISION_LOG, 'utf8');
      return lines.split('\n').filter(Boolean).map(line => JSON.parse(line) as IamDecision);
    },
    log: logSoFar,
    stop,
  };
}

async function isHealthy(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/_ministack/health`)).ok;
  } catch {
    return false;
  }
}
