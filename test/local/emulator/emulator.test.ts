import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import * as path from 'node:path';
import { start } from './support/seam';
import { waitFor } from '../../../local/waiting/wait-for';

const STARTER = path.join(__dirname, 'support', 'starter.ts');
const ROOT = path.join(__dirname, '..', '..', '..');

describe('the emulator', () => {
  test('fails when its port is in use, and names it', async () => {
    const server = createServer();
    const port = await new Promise<number>(resolve => server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }));
    try {
      await expect(start({ port })).rejects.toThrow(`Port ${port} is in use`);
    } finally {
      server.close();
    }
  });

  test('does not start without a seam that it does not know', async () => {
    await expect(start({ withoutSeams: ['no_such_seam'] })).rejects.toThrow(/MINISTACK_WITHOUT_SEAMS .*no_such_seam/);
  });

  test('does not answer after its stop', async () => {
    const started = await start({});
    await started.stop();
    await expect(fetch(started.endpoint)).rejects.toThrow();
  });

  test('ends with a parent that is killed, and leaves no data behind', async () => {
    const starter = spawn(process.execPath, [require.resolve('tsx/cli'), '--tsconfig', path.join(ROOT, 'local', 'tsconfig.json'), STARTER], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const said = await new Promise<string>(resolve => starter.stdout.once('data', (data: Buffer) => resolve(data.toString())));
    const { endpoint, pid, dataFolder } = JSON.parse(said) as { endpoint: string; pid: number; dataFolder: string };
    expect((await fetch(`${endpoint}/_ministack/health`)).ok).toBe(true);

    process.kill(pid, 'SIGKILL');
    await waitFor('the emulator to be gone', async () => ({ value: await fetch(endpoint).then(() => undefined, () => true), state: 'it answers' }));
    await waitFor('the data to be gone', () => Promise.resolve({ value: !fs.existsSync(dataFolder) || undefined, state: `${dataFolder} exists` }));
  });
});
