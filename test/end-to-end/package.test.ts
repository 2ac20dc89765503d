import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');

/** What an app that knows nothing of this repository would write; it finds the package and its two peers only. */
const APP = `
const { App, Stack } = require('aws-cdk-lib');
const { FileProcessingPipeline, FileType, GlueJob, NotificationTarget } = require('cdk-file-processing-pipeline');
const app = new App({ outdir: process.argv[2] });
for (const region of ['eu-west-1', 'cn-north-1', 'us-gov-west-1']) {
  const stack = new Stack(app, 'In-' + region, { env: { account: '111111111111', region } });
  new FileProcessingPipeline(stack, 'Pipeline', {
    fileTypes: [FileType.csv({ delimiter: ';' }), FileType.json(), FileType.jsonLines({ job: GlueJob.managed({ numberOfWorkers: 4 }) })],
    notificationTargets: [NotificationTarget.email('a@example.com')],
  });
}
app.synth();
`;

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'));
  if (!fs.existsSync(path.join(ROOT, 'lib', 'index.js'))) throw new Error('lib/ is not built: run "npx projen compile" first');
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8' }));
  const modules = path.join(folder, 'node_modules');
  const installed = path.join(modules, 'cdk-file-processing-pipeline');
  fs.mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', installed, '--strip-components=1']);
  for (const peer of ['aws-cdk-lib', 'constructs']) fs.symlinkSync(path.join(ROOT, 'node_modules', peer), path.join(modules, peer));
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const files = () => fs.readdirSync(path.join(folder, 'node_modules', 'cdk-file-processing-pipeline'), { recursive: true, encoding: 'utf8' });

const text = (file: string) => fs.readFileSync(path.join(folder, 'node_modules', 'cdk-file-processing-pipeline', file), 'utf8');

describe('the packed library', () => {
  it('holds what users need, and neither sources, tests nor caches', () => {
    expect(files()).toEqual(expect.arrayContaining([
      'lib/index.js', 'lib/index.d.ts', 'assets/lambda-src/validate-file/index.js', 'glue-assets/convert_file.py',
      'glue-assets/file_pipeline/contract.json', '.jsii', 'API.md', 'README.md', 'LICENSE', 'assets/THIRD-PARTY-NOTICES.txt',
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

  it('synthesizes in a strange app, in three partitions', () => {
    fs.writeFileSync(path.join(folder, 'app.js'), APP);
    const outdir = path.join(folder, 'cdk.out');
    execFileSync(process.execPath, ['app.js', outdir], { cwd: folder, stdio: 'pipe', env: { PATH: process.env.PATH, CDK_VALIDATION: 'false' } });
    for (const region of ['eu-west-1', 'cn-north-1', 'us-gov-west-1']) {
      expect(fs.readFileSync(path.join(outdir, `In-${region}.template.json`), 'utf8')).not.toMatch(/arn:aws[a-z-]*:/);
    }
  });
});
