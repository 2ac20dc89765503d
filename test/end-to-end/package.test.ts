import { execFile, execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { compileLibrary } from './support/compile-library';
import { inRepository, REPOSITORY } from '../../local/pipeline/repository';

const NAME = 'cdk-file-processing-pipeline';

/** What an app that knows nothing of this repository would write; it finds the package, its two peers and cdk-nag only. */
const APP = `
const { App, Stack, Validations } = require('aws-cdk-lib');
const { version } = require('aws-cdk-lib/package.json');
const { CfnBucket } = require('aws-cdk-lib/aws-s3');
const { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } = require('cdk-nag');
const { FileProcessingPipeline, FileType, GlueJob, NotificationTarget } = require('${NAME}');
const app = new App({ outdir: 'cdk.out', context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
for (const region of ['eu-west-1', 'cn-north-1', 'us-gov-west-1']) {
  const stack = new Stack(app, 'In-' + region, { description: version, env: { account: '111111111111', region } });
  new FileProcessingPipeline(stack, 'Pipeline', {
    fileTypes: [FileType.csv({ delimiter: ';' }), FileType.json(), FileType.jsonLines({ job: GlueJob.managed({ numberOfWorkers: 4 }) })],
    notificationTargets: [NotificationTarget.email('a@example.com')],
  }).acknowledgeFindings();
  new CfnBucket(stack, 'Canary');
}
Validations.of(app).addPlugins(...[AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks].map((Pack) => new Pack(app)));
app.synth();
`;

/** No command takes so long but one that hangs. */
const LIMITED = { timeout: 900_000 };

/** The folders below node_modules that hold the lowest and the newest release that is supported. */
const RELEASES = ['aws-cdk-lib', 'aws-cdk-lib-newest'];

let folder: string;

beforeAll(async () => {
  await compileLibrary();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'));
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { ...LIMITED, cwd: REPOSITORY, encoding: 'utf8', stdio: 'pipe' });
  const [{ filename }] = JSON.parse(packed) as { filename: string }[];
  for (const release of RELEASES) {
    const modules = path.join(folder, release, 'node_modules');
    fs.mkdirSync(path.join(modules, NAME), { recursive: true });
    execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', path.join(modules, NAME), '--strip-components=1'], LIMITED);
    fs.symlinkSync(inRepository('node_modules', release), path.join(modules, 'aws-cdk-lib'));
    fs.symlinkSync(inRepository('node_modules', 'constructs'), path.join(modules, 'constructs'));
    // A link would find the other release beside the place that it leads to.
    fs.cpSync(inRepository('node_modules', 'cdk-nag', 'lib'), path.join(modules, 'cdk-nag', 'lib'), { recursive: true });
    fs.copyFileSync(inRepository('node_modules', 'cdk-nag', 'package.json'), path.join(modules, 'cdk-nag', 'package.json'));
    fs.writeFileSync(path.join(folder, release, 'app.js'), APP);
  }
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const installed = (...segments: string[]) => path.join(folder, RELEASES[0], 'node_modules', NAME, ...segments);

const files = () => fs.readdirSync(installed(), { recursive: true, encoding: 'utf8' });

const text = (file: string) => fs.readFileSync(installed(file), 'utf8');

describe('the packed library', () => {
  it('holds what users need, and neither sources, tests nor caches', () => {
    expect(files()).toEqual(expect.arrayContaining([
      'lib/index.js', 'lib/index.d.ts', 'assets/lambda-src/validate-file/index.js', 'glue-assets/convert_file.py',
      'glue-assets/file_pipeline/contract.json', 'assets/cli/main.js', '.jsii', 'API.md', 'README.md', 'LICENSE', 'assets/THIRD-PARTY-NOTICES.txt',
    ]));
    expect(files().filter((file) => /__pycache__|\.pyc$|(?<!\.d)\.ts$|^(test|local|lambda-src|examples|projenrc|node_modules)\//.test(file))).toEqual([]);
  });

  it('needs its two peers and nothing else', () => {
    const { dependencies, peerDependencies } = JSON.parse(text('package.json'));
    expect(dependencies ?? {}).toEqual({});
    expect(Object.keys(peerDependencies)).toEqual(['aws-cdk-lib', 'constructs']);
  });

  it('names no partition', () => {
    expect(files().filter((file) => /^(lib|assets)\/.*\.(js|d\.ts|json)$/.test(file) && text(file).includes('arn:aws:'))).toEqual([]);
  });

  it('bundles each handler in at most 650 KB', () => {
    const sizes = files().filter((file) => /^assets\/.*index\.js$/.test(file)).map((file) => [file, Buffer.byteLength(text(file))] as const);
    expect(sizes).toHaveLength(9);
    expect(sizes.filter(([, size]) => size > 650_000)).toEqual([]);
  });
});

describe('the command', () => {
  const run = (options: string[], input = '') => {
    const command = installed(JSON.parse(text('package.json')).bin[NAME]);
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...options], { ...LIMITED, cwd: folder, input, encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  it('judges files and standard input, and needs nothing but what is packed', () => {
    expect(run(['validate', '-', '--type', 'csv'], 'a,b\n1,2\n')).toEqual({ status: 0, stdout: '-: valid, 1 row of 2 columns: "a" string, "b" string\n', stderr: '' });
    expect(run(['validate', '-', '--type', 'csv'], 'a,b\n1\n')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^-:2:1: RAGGED_ROW: /) });
    expect(run(['validate', 'absent.csv'])).toMatchObject({ status: 2, stderr: expect.stringMatching(/^absent.csv: ENOENT/) });
  });

  it('tells how it is used, and its version', () => {
    expect(run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('validate FILE...') });
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${JSON.parse(text('package.json')).version}\n`, stderr: '' });
    expect(run(['validate'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('no file is given') });
  });
});

describe('a strange app', () => {
  const outdirOf = (release: string) => path.join(folder, release, 'cdk.out');
  const json = (release: string, file: string) => JSON.parse(fs.readFileSync(path.join(outdirOf(release), file), 'utf8'));

  beforeAll(() => Promise.all(RELEASES.map((release) =>
    promisify(execFile)(process.execPath, ['app.js'], { ...LIMITED, cwd: path.join(folder, release), env: { PATH: process.env.PATH, CDK_VALIDATION: 'false' } }))));

  it('is tried with the lowest release that is allowed, and with a newer one', () => {
    const [lowest, newest] = RELEASES.map((release) => json(release, 'In-eu-west-1.template.json').Description);
    expect(JSON.parse(text('package.json')).peerDependencies['aws-cdk-lib']).toBe(`^${lowest}`);
    expect(Number(newest.split('.')[1])).toBeGreaterThan(Number(lowest.split('.')[1]));
  });

  it.each(RELEASES)('synthesizes with %s, in three partitions', (release) => {
    for (const region of ['eu-west-1', 'cn-north-1', 'us-gov-west-1']) {
      expect(JSON.stringify(json(release, `In-${region}.template.json`))).not.toMatch(/arn:aws[a-z-]*:/);
    }
  });

  it.each(RELEASES)('has no findings with %s once they are acknowledged, and those of a bad bucket beside the pipeline', (release) => {
    const { pluginReports } = json(release, 'validation-report.json') as Report;
    const found = pluginReports.flatMap(({ pluginName, violations }) => violations.flatMap(({ violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${pluginName}: ${constructPath}`)));
    expect([...new Set(found)].sort()).toEqual(['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].flatMap((pack) =>
      ['In-cn-north-1/Canary', 'In-eu-west-1/Canary', 'In-us-gov-west-1/Canary'].map((construct) => `${pack}: ${construct}`)));
  });

  it('gets the same resources from the lowest and the newest release', () => {
    const [lowest, newest] = RELEASES.map((release) => Object.entries<{ Type: string }>(json(release, 'In-eu-west-1.template.json').Resources)
      .map(([id, { Type }]) => [id, Type]));
    expect(Object.fromEntries(newest)).toEqual(Object.fromEntries(lowest));
  });
});

interface Report {
  readonly pluginReports: { readonly pluginName: string; readonly violations: { readonly violatingConstructs: { readonly constructPath: string }[] }[] }[];
}
