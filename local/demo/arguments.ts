import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_EXAMPLE, EXAMPLE_NAMES, type ExampleName } from '../samples/samples';

export interface DemoOptions {
  readonly example: ExampleName;
  /** The absolute path of the folder with the files; absent for the files of the example. */
  readonly files?: string;
  /** The absolute path of the folder for the Parquet files. */
  readonly download?: string;
  readonly json: boolean;
  readonly keep: boolean;
  readonly spark: boolean;
  readonly port?: number;
  readonly help: boolean;
}

/** An option is wrong. */
export class UsageError extends Error {}

/**
 * Reads the options of the command line.
 *
 * @param folder - the folder for relative paths
 * @throws UsageError
 */
export function parseArguments(args: string[], folder: string): DemoOptions {
  const { example, files, download, port, 'no-spark': noSpark = false, json = false, keep = false, help = false } = parse(args);
  if (download !== undefined && noSpark) throw new UsageError('--download needs Spark: remove --no-spark.');
  const options: DemoOptions = {
    example: exampleName(example),
    files: absolute('--files', files, folder),
    download: absolute('--download', download, folder),
    port: portNumber(port),
    spark: !noSpark,
    json,
    keep,
    help,
  };
  if (options.files !== undefined && options.download !== undefined && isWithin(options.download, options.files)) {
    throw new UsageError('The folder of --download is inside the folder of --files, so the next run would upload the Parquet files: choose another folder.');
  }
  return options;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        'example': { type: 'string' },
        'files': { type: 'string' },
        'download': { type: 'string' },
        'port': { type: 'string' },
        'json': { type: 'boolean' },
        'keep': { type: 'boolean' },
        'no-spark': { type: 'boolean' },
        'help': { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function exampleName(value: string | undefined): ExampleName {
  if (value === undefined) return DEFAULT_EXAMPLE;
  const found = EXAMPLE_NAMES.find((name) => name === value);
  if (found === undefined) throw new UsageError(`--example is ${value}, but must be one of ${EXAMPLE_NAMES.join(', ')}.`);
  return found;
}

function absolute(option: string, value: string | undefined, folder: string): string | undefined {
  if (value === '') throw new UsageError(`${option} is empty: give a folder.`);
  return value === undefined ? undefined : path.resolve(folder, value);
}

function portNumber(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65_535) throw new UsageError(`--port is ${value}, but must be a number from 1 to 65535.`);
  return port;
}

function isWithin(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative === '' || !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative));
}
