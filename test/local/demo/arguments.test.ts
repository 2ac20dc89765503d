import { parseArguments, UsageError } from '../../../local/demo/arguments';
import { USAGE } from '../../../local/demo/usage';
import { EXAMPLE_NAMES } from '../../../local/samples/samples';

const parse = (...args: string[]) => parseArguments(args, '/projects');

test('without arguments the samples of the quick start are converted, for people to read', () => {
  expect(parse()).toEqual({ example: 'quick-start', spark: true, json: false, keep: false, help: false });
});

test('paths begin where the user is', () => {
  expect(parse('--files', 'mine', '--download', '../parquet')).toMatchObject({ files: '/projects/mine', download: '/parquet' });
});

test('all options together', () => {
  expect(parse('--example', 'own-transform', '--files=/data', '--download', '/out', '--json', '--keep', '--port', '4566')).toEqual({
    example: 'own-transform', files: '/data', download: '/out', json: true, keep: true, spark: true, port: 4566, help: false,
  });
});

test.each(EXAMPLE_NAMES)('--example %s is known, and the usage says what it shows', (name) => {
  expect(parse('--example', name).example).toBe(name);
  expect(USAGE).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
});

test('no line of the usage is wider than a terminal of 80 cells', () => {
  expect(USAGE.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('--no-spark leaves the conversion out', () => {
  expect(parse('--no-spark').spark).toBe(false);
});

test.each(['--help', '-h'])('%s asks for help', (option) => {
  expect(parse(option).help).toBe(true);
});

test('a download folder may lie beside one of the same beginning', () => {
  expect(parse('--files', 'data', '--download', 'data-parquet').download).toBe('/projects/data-parquet');
});

test.each([
  ['an option is unknown', ['--speed'], /Unknown option '--speed'/],
  ['a file is given without an option', ['data.csv'], /data\.csv/],
  ['the example is unknown', ['--example', 'quick'], /--example is quick, .*quick-start, own-buckets-and-key, .*team-notifications/],
  ['the example is empty', ['--example='], /--example is , .*quick-start/],
  ['--files has no value', ['--files'], /--files/],
  ['--files is empty', ['--files', ''], /--files is empty/],
  ['--json has a value', ['--json=yes'], /--json/],
  ['--port is no number', ['--port', 'http'], /--port is http, .*1 to 65535/],
  ['--port is too large', ['--port', '65536'], /1 to 65535/],
  ['--port is 0', ['--port', '0'], /1 to 65535/],
  ['--download lies in --files', ['--files', 'data', '--download', 'data/out'], /inside .*--files/],
  ['--download is --files', ['--files', 'data', '--download', './data/'], /inside .*--files/],
  ['there is nothing to download', ['--no-spark', '--download', 'out'], /--download .*--no-spark/],
])('fails when %s', (_when, args, message) => {
  expect(() => parse(...args)).toThrow(UsageError);
  expect(() => parse(...args)).toThrow(message);
});
