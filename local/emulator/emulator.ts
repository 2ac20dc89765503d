import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { emulatorEnvironment, SparkSettings } from './emulator-environment';
import { choosePort } from './port';
import { sparkCpuSeconds } from '../waiting/spark-cpu';
import { lastLines, waitFor } from '../waiting/wait-for';

/** Less than the wait for the start: a look that hangs must not hide the end of the wait. */
const HEALTH_TIMEOUT_MILLISECONDS = 30_000;

const STOP_TIMEOUT_MILLISECONDS = 60_000;

export interface EmulatorOptions {
  /** The Python interpreter that has MiniStack. */
  readonly python: string;
  /** Without it, Glue jobs fail. */
  readonly spark?: SparkSettings;
  readonly report: (line: string) => void;
  /** @default - a free one */
  readonly port?: number;
  /** The factor for the seconds of Wait states. @default 1 */
  readonly waitScale?: number;
  /** The names of seams to leave out, or `all`: tests prove with it that a seam is still needed. @default - none */
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
  /** The Python interpreter that it runs on. */
  readonly python: string;
  /** The folder with all its data; it is deleted at the stop. */
  readonly dataFolder: string;
  /** The configuration of any SDK client, with the credentials of root. */
  readonly clientConfig: ClientConfig;
  decisions(): Promise<IamDecision[]>;
  /** Returns the log of MiniStack so far. */
  log(): Promise<string>;
  /** Returns the CPU seconds that the Spark driver has used so far: the sign that a long job still works. */
  sparkCpuSeconds(): Promise<number | undefined>;
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
    // A Ctrl-C in the terminal reaches the parent only, which then stops the emulator.
    detached: true,
  });
  await log.close();
  // The launcher may have ended before its standard input is closed.
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

  let lastLog = '';
  // The log is deleted with the data when the emulator ends.
  const endOfLog = () => Promise.resolve(lastLines(lastLog));
  try {
    await waitFor('the emulator to start', async () => {
      lastLog = await logSoFar().catch(() => lastLog);
      if (await isHealthy(endpoint)) return { value: true, state: 'healthy' };
      if (!running) throw new Error(`the emulator ended before it was ready:\n${await endOfLog()}`);
      return { state: `${lastLog.length} characters in its log` };
    }, { details: endOfLog });
  } catch (error) {
    await stop();
    throw error;
  }
  options.report(`The AWS emulator MiniStack listens on ${endpoint}`);

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
    sparkCpuSeconds: async () => child.pid === undefined ? undefined : sparkCpuSeconds(child.pid),
    stop,
  };
}

async function isHealthy(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MILLISECONDS) })).ok;
  } catch {
    return false;
  }
}
