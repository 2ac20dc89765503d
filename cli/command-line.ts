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

export type Options = ReturnType<typeof parse>['values'];

export interface CommandLine {
  readonly options: Options;
  readonly files: string[];
}

const COMMAND = 'validate';

/** @throws UsageError */
export function readCommandLine(argv: string[]): CommandLine {
  const { values: options, positionals: [command, ...files] } = parse(argv);
  if (options.help || options.version) return { options, files };
  if (command !== COMMAND) {
    throw new UsageError(command === undefined ? `no command is given: write ${COMMAND} and the files` : `there is no command "${command}": write ${COMMAND}`);
  }
  if (files.length === 0) throw new UsageError('no file is given: name at least one, or - for standard input');
  if (files.filter((file) => file === '-').length > 1) throw new UsageError('standard input can be read once only: write - once');
  return { options, files };
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The command line is wrong: what, and what to write instead. */
export class UsageError extends Error {}
