import * as path from 'node:path';
import { build } from 'esbuild';

/** The paths of the bundled programs. */
export interface Programs {
  readonly drain: string;
  readonly validate: string;
  readonly readObject: string;
}

/** Bundles the programs in the same way as the Lambda functions, because the time to load a program is a part of the measurement. */
export async function bundlePrograms(folder: string): Promise<Programs> {
  const names = ['drain', 'validate', 'read-object'];
  await build({
    entryPoints: names.map((name) => path.join(__dirname, 'programs', `${name}.ts`)),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    keepNames: true,
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const [drain, validate, readObject] = names.map((name) => path.join(folder, `${name}.js`));
  return { drain, validate, readObject };
}
