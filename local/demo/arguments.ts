import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_EXAMPLE, EXAMPLE_NAMES, type ExampleName } from '../samples/samples';

export interface DemoOptions {
  readonly example: ExampleName;
  /** Absolute; absent: those of the example. */
  readonly files?: string;
  /** Absolute. */
  readonly download?: string;
  readonly json: boolean;
  readonly keep: boolean;
  readonly spark: boolean;
  readonly port?: number;
  readonly help: boolean;
}

/** What was typed cannot be meant. */
export class UsageError extends Error {}

/** @param folder - where relative paths begin */
export function parseArguments(args: string[], folder: string): DemoOptions {
  const { example, files, download, port, 'no-spark': noSpark = false, json = false, keep = false, help = false } = parse(args);
  if (download !== undefined && noSpark) throw new UsageError('--download needs the conversion: leave out --no-spark.');
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
    throw new UsageError('--download names a folder inside of --files: the next run would take the Parquet files for uploads. Name another.');
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
  if (found === undefined) throw new UsageError(`--example is ${value}: give one of ${EXAMPLE_NAMES.join(', ')}.`);
  return found;
}

function absolute(option: string, value: string | undefined, folder: string): string | undefined {
  if (value === '') throw new UsageError(`${option} is empty: name a folder.`);
  return value === undefined ? undefined : path.resolve(folder, value);
}

function portNumber(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1 || port > 65_535) throw new UsageError(`--port is ${value}: give a number from 1 to 65535.`);
  return port;
}

function isWithin(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative === '' || !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative));
}
