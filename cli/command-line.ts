import { parseArgs } from 'node:util';

const OPTIONS = {
  'type': { type: 'string' },
  'json': { type: 'boolean', default: false },
  'help': { type: 'boolean', default: false, short: 'h' },
  'version': { type: 'boolean', default: false },
  'encoding': { type: 'string' },
  'compression': { type: 'string', default: 'auto' },
  'delimiter': { type: 'string' },
  'quote': { type: 'string' },
  'no-header': { type: 'boolean', default: false },
  'columns': { type: 'string' },
  'null-marker': { type: 'string' },
  'schema': { type: 'string' },
  'schema-match': { type: 'string' },
  'on-cast-failure': { type: 'string' },
  'infer-types': { type: 'boolean', default: false },
  'allow-empty': { type: 'boolean', default: false },
  'no-processing-date': { type: 'boolean', default: false },
  'max-record-bytes': { type: 'string' },
  'max-field-bytes': { type: 'string' },
  'max-nesting-depth': { type: 'string' },
} as const;

/** The values of all options, by name. */
export type Options = ReturnType<typeof parse>['values'];

export interface CommandLine {
  readonly options: Options;
  /** The files to validate. `-` stands for standard input. */
  readonly files: string[];
}

const COMMAND = 'validate';

/**
 * Reads the arguments of the command.
 *
 * @throws UsageError
 */
export function readCommandLine(argv: string[]): CommandLine {
  const { values: options, positionals: [command, ...files] } = parse(argv);
  if (options.help || options.version) return { options, files };
  if (command !== COMMAND) {
    throw new UsageError(command === undefined
      ? `no command is given: write ${COMMAND} and the names of the files`
      : `the command "${command}" does not exist: write ${COMMAND}`);
  }
  if (files.length === 0) throw new UsageError('no file is given: name at least one file, or - for standard input');
  if (files.filter((file) => file === '-').length > 1) throw new UsageError('standard input can be read only once: write - only once');
  return { options, files };
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** An error of the command line. Its message says what is wrong and what to write instead. */
export class UsageError extends Error {}
