import * as fs from 'node:fs';
import * as path from 'node:path';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { WorkerType } from 'aws-cdk-lib/aws-glue';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CastFailureBehavior, FileCompression, FileEncoding, SchemaMatch } from '../src';
import { DEFAULTS } from '../src/defaults';

const NAMES = { CastFailureBehavior, Duration, FileCompression, FileEncoding, RemovalPolicy, RetentionDays, SchemaMatch, Size, WorkerType };

const documented = ['file-processing-pipeline-props.ts', 'file-type/file-type-options.ts', 'convert/glue-job.ts'].flatMap((file) => {
  const text = fs.readFileSync(path.join(__dirname, '..', 'src', file), 'utf8');
  return [...text.matchAll(/@default ([^\n]+)\n(?:\s+\*(?!\/)[^\n]*\n)*\s+\*\/\s+readonly (\w+)\?/g)].map(([, value, prop]) => [prop, value] as const);
});

/** A factory has no value to compare. */
const constants = documented.filter(([, value]) => !value.startsWith('- ') && value !== 'GlueJob.managed()');

it.each(constants)('the documented default of %s is the one of the code: %s', (prop, value) => {
  const evaluate = new Function(...Object.keys(NAMES), `return ${value};`) as (...values: unknown[]) => unknown;
  expect(evaluate(...Object.values(NAMES))).toEqual(DEFAULTS[prop as keyof typeof DEFAULTS]);
});

it('every default of the code is documented', () => {
  expect(new Set(constants.map(([prop]) => prop))).toEqual(new Set(Object.keys(DEFAULTS)));
});

it.each([
  'file-processing-pipeline-props.ts', 'file-type/file-type-options.ts', 'convert/glue-job.ts', 'notify/notification-target-options.ts',
  'observe/file-metric-options.ts', 'nag/acknowledge-findings-options.ts',
])('every optional prop in %s has a documented default', (file) => {
  const text = fs.readFileSync(path.join(__dirname, '..', 'src', file), 'utf8');
  const optional = text.match(/^ {2}readonly \w+\?:/gm) ?? [];
  expect(optional.length).toBeGreaterThan(0);
  expect(text.match(/@default /g)).toHaveLength(optional.length);
});
