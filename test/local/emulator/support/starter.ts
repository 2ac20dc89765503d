import { startEmulator } from '../../../../local/emulator/emulator';
import { ensurePythonEnvironment } from '../../../../local/toolchain/python-environment';

/** A program that starts an emulator and never stops it. */
async function main(): Promise<void> {
  const { python } = await ensurePythonEnvironment(() => undefined);
  const { endpoint, dataFolder } = await startEmulator({ python, report: () => undefined });
  process.stdout.write(JSON.stringify({ endpoint, pid: process.pid, dataFolder }));
}

void main();
