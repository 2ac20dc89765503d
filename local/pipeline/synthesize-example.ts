import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { bundleHandlers } from './bundle-handlers';
import { inRepository } from './repository';
import { runCommand } from '../toolchain/run-command';

/** The folder that `cdk synth` writes, and the name of a stack in it. */
export interface Assembly {
  readonly folder: string;
  readonly stackName: string;
}

interface AssemblyManifest {
  readonly artifacts: Record<string, { readonly type: string }>;
}

/** Synthesizes the app of an example with the sources of the library, into a folder that is deleted when this process ends. */
export async function synthesizeExample(name: string, report: (line: string) => void): Promise<Assembly> {
  await bundleHandlers(report);
  report(`Synthesizing examples/${name}`);
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'cdk.out-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  await runCommand(process.execPath, ['--import', 'tsx', 'app.ts'], {
    cwd: inRepository('examples', name),
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      TSX_TSCONFIG_PATH: inRepository('examples/tsconfig.json'),
      // The tests of the examples validate the template; here it would only take time.
      CDK_VALIDATION: 'false',
    },
  });
  return { folder, stackName: await onlyStack(folder) };
}

async function onlyStack(folder: string): Promise<string> {
  const manifest = JSON.parse(await fs.promises.readFile(path.join(folder, 'manifest.json'), 'utf8')) as AssemblyManifest;
  const stacks = Object.keys(manifest.artifacts).filter(id => manifest.artifacts[id].type === 'aws:cloudformation:stack');
  if (stacks.length !== 1) throw new Error(`The example has ${stacks.length} stacks (${stacks.join(', ')}), but exactly one is expected.`);
  return stacks[0];
}
