import * as fs from 'node:fs';
import * as path from 'node:path';
import { DOCUMENTS, readDocument, ROOT } from './snippets';
import { EXAMPLE_NAMES } from '../../local/samples/samples';
import { readMethods } from '../../projenrc/docs/source-docs';
import { ANNOUNCEMENT_ATTRIBUTES, ANNOUNCEMENT_EVENT, UNKNOWN_FILE_TYPE } from '../../src/contract/announcement';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import { LIMITS } from '../../src/contract/limits';
import { FILE_DURATION_METRIC, FILES_RECEIVED_METRIC, METRIC_DIMENSIONS, METRIC_NAMESPACE, OUTCOME_METRICS } from '../../src/contract/metric-names';
import { REASON_CODES } from '../../src/contract/reason-codes';
import { STATE_NAMES } from '../../src/contract/state-names';
import { OUTCOMES } from '../../src/contract/workflow-state';
import { DEFAULTS } from '../../src/defaults';

/** The text below a heading of a document, up to the next heading of its level or above. */
function section(document: string, title: string): string {
  const text = readDocument(document);
  const [, level] = new RegExp(`^(#+) ${title}$`, 'm').exec(text) ?? [];
  if (!level) throw new Error(`${document} has no section "${title}": correct the name here, or the heading`);
  const [, ...rest] = text.split(`\n${level} ${title}\n`);
  return rest.join('').split(new RegExp(`^#{1,${level.length}} `, 'm'))[0];
}

/** The first cells of the tables in a text, but for their heads. */
function firstCells(text: string): string[] {
  return [...text.matchAll(/^\| `?([^|`]+?)`? +\|(?!-)/gm)].map(([, cell]) => cell.trim());
}

function sources(): string {
  const files = fs.readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.map((name) => readDocument(path.join('src', name))).join('\n');
}

describe('the warnings', () => {
  it('in the table are those that the source gives, and no other', () => {
    const text = sources();
    const literal = [...text.matchAll(/addWarningV2\(\s*'(cdk-file-processing-pipeline:\w+)'/g)].map(([, id]) => id);
    // One place makes the id of a part that its callers give.
    const composed = [...text.matchAll(/ warn\('(\w+)'/g)].map(([, part]) => `cdk-file-processing-pipeline:${part}`);
    expect(literal.length + 1).toBe(text.split('addWarningV2(').length - 1);
    const documented = firstCells(section('docs/troubleshooting.md', 'Warnings')).filter((cell) => cell.startsWith('cdk-file-processing-pipeline:'));
    expect(new Set(documented)).toEqual(new Set([...literal, ...composed]));
    expect(documented).toHaveLength(9);
  });
});

describe('names in the documents', () => {
  it('of reason codes, errors and steps in the troubleshooting exist', () => {
    const codes: readonly string[] = REASON_CODES;
    const [rejected, failed] = [section('docs/troubleshooting.md', 'Everything is REJECTED'), section('docs/troubleshooting.md', 'A file FAILED')];
    const capitals = [...rejected.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g)].map(([name]) => name);
    expect(capitals.filter((name) => !codes.includes(name))).toEqual([]);
    expect(capitals.length).toBeGreaterThan(8);
    for (const name of Object.values(PERMANENT_ERRORS)) expect(failed).toContain(`| ${name} |`);
    const steps = firstCells(failed).flatMap((cell) => cell.split(', ')).filter((cell) => !['failedStep', 'any', 'null', ''].includes(cell));
    expect(steps.filter((step) => !(Object.values(STATE_NAMES) as string[]).includes(step))).toEqual([]);
    expect(steps.length).toBeGreaterThanOrEqual(8);
  });

  it('of reason codes with advice are all of them', () => {
    const advised = firstCells(section('docs/troubleshooting.md', 'Everything is REJECTED')).filter((cell) => cell !== 'code').flatMap((cell) => cell.split(', '));
    expect(advised.sort()).toEqual([...REASON_CODES].sort());
  });

  it('of errors of the Glue script are all of them', () => {
    const raised = [...readDocument('glue-assets/file_pipeline/errors.py').matchAll(/code = "(\w+)"/g)].map(([, code]) => code);
    const documented = [...section('docs/troubleshooting.md', 'A file FAILED').matchAll(/… ([A-Z]+_[A-Z]+) /g)].map(([, code]) => code);
    expect(new Set(documented)).toEqual(new Set(raised));
  });

  it('of outcomes are all of them', () => {
    expect(firstCells(section('README.md', 'What happens to a file')).filter((cell) => cell !== 'outcome')).toEqual(expect.arrayContaining([...OUTCOMES]));
  });

  it('of metrics and their methods are all of them', () => {
    const text = readDocument('docs/monitoring.md');
    expect(text).toContain(`namespace \`${METRIC_NAMESPACE}\``);
    for (const name of [FILES_RECEIVED_METRIC, FILE_DURATION_METRIC, ...Object.values(OUTCOME_METRICS)]) expect(text).toContain(`| \`metric${name}\` | ${name} |`);
    for (const name of Object.values(METRIC_DIMENSIONS)) expect(text).toContain(`\`${name}\``);
  });

  it('of methods are all of the construct', () => {
    const methods = readMethods('src/file-processing-pipeline.ts', 'FileProcessingPipeline');
    expect(methods.length).toBeGreaterThanOrEqual(10);
    const text = DOCUMENTS.map(readDocument).join('\n');
    expect(methods.filter((name) => !text.includes(name))).toEqual([]);
  });

  it('of attributes and events are those that are sent', () => {
    const text = readDocument('docs/notifications.md');
    for (const name of Object.values(ANNOUNCEMENT_ATTRIBUTES)) expect(text).toContain(`\`${name}\``);
    expect(text).toContain(`\`${UNKNOWN_FILE_TYPE}\``);
    expect(text).toContain(`source: ['${ANNOUNCEMENT_EVENT.source}'], detailType: ['${ANNOUNCEMENT_EVENT.detailType}']`);
  });

  it('of packages are those that are published', () => {
    const { name, jsii } = JSON.parse(readDocument('package.json'));
    const install = readDocument('README.md');
    for (const text of [
      `npm install ${name}\``, `pip install ${jsii.targets.python.distName}\``, `import ${jsii.targets.python.module}\``,
      `${jsii.targets.java.maven.groupId}:${jsii.targets.java.maven.artifactId}\``, `\`${jsii.targets.java.package}\``,
      `${jsii.targets.go.moduleName}/${jsii.targets.go.packageName}\``,
    ]) expect(install).toContain(text);
  });

  it.each([
    ['docs/demo.md', /^\| \[`([\w-]+)`\]\(\.\.\/examples\/\1\) \|/gm],
  ])('of examples in %s are all of them, in the order of the demo', (document, row) => {
    expect([...readDocument(document).matchAll(row)].map(([, name]) => name)).toEqual(EXAMPLE_NAMES);
  });

  it('of limits in README are those of the code', () => {
    const text = section('README.md', 'Limits');
    const { maxFileSize, maxRecordSize, maxFieldSize, maxNestingDepth, maxConcurrentRuns, jobTimeout } = DEFAULTS;
    const [mebibyte, gibibyte] = [1024 ** 2, 1024 ** 3];
    for (const words of [
      `${maxFileSize.toGibibytes()} GiB by default, at most ${LIMITS.fileBytes / gibibyte} GiB (\`maxFileSize\`)`,
      `from ${LIMITS.decompressionRatioFromBytes / mebibyte} MiB on, at most ${LIMITS.decompressionRatio} times`,
      `${maxRecordSize.toMebibytes()} MiB by default, at most ${LIMITS.recordBytes / mebibyte} MiB (\`maxRecordSize\`)`,
      `${maxFieldSize.toMebibytes()} MiB by default, at most ${LIMITS.fieldBytes / mebibyte} MiB (\`maxFieldSize\`)`,
      `${LIMITS.columns.toLocaleString('en')}, each with a name of at most ${LIMITS.columnNameCharacters.toLocaleString('en')} characters`,
      `${maxNestingDepth} levels (\`maxNestingDepth\`)`,
      `${LIMITS.fileTypes} in a pipeline`,
      `${maxConcurrentRuns} for each file type by default`,
      `${jobTimeout.toHours()} hour by default`,
    ]) expect(text).toContain(words);
  });

  it('of prices in README are those of the page about costs', () => {
    const [readme, costs] = [readDocument('README.md'), readDocument('docs/costs.md')];
    const [, atRest] = /^\| sum at rest \| (\S+) \|/m.exec(costs)!;
    const [, small] = /^\| small \|.* (\$[\d.]+) \|$/m.exec(costs)!;
    expect(readme).toContain(`costs about ${atRest} a month`);
    expect(readme).toContain(`about $${Number(small.slice(1)).toFixed(3)},`);
  });

  it('of versions in README are those that the package needs', () => {
    const { peerDependencies, engines } = JSON.parse(readDocument('package.json'));
    const text = section('README.md', 'Compatibility');
    expect(text).toContain(`\`aws-cdk-lib\` ${peerDependencies['aws-cdk-lib'].slice(1)} or newer`);
    expect(text).toContain(`\`constructs\` ${peerDependencies.constructs.slice(1)} or newer`);
    expect(text).toContain(`Node.js ${/(\d+\.\d+)\.\d+/.exec(engines.node)![1]} or newer`);
  });

  it('of reason codes in README are as many as there are', () => {
    expect(readDocument('README.md')).toContain(`one of ${Object.keys(REASON_CODES).length} codes`);
  });

  it('of numbers are those of the code', () => {
    const text = readDocument('docs/troubleshooting.md');
    expect(text).toContain(`\`maxConcurrentRuns\` (${DEFAULTS.maxConcurrentRuns} for each file type)`);
    expect(text).toContain(`does not begin with \`sourcePrefix\` (\`${DEFAULTS.sourcePrefix}\`)`);
  });
});
