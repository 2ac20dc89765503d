import * as fs from 'node:fs';
import * as path from 'node:path';
import { synthesizeExample } from '../local/pipeline/synthesize-example';
import { DEFAULT_EXAMPLE, EXAMPLE_NAMES } from '../local/samples/samples';

const EXAMPLES = path.join(__dirname, '..', 'examples');

const MOST_LINES = 90;

const text = (...segments: string[]) => fs.readFileSync(path.join(...segments), 'utf8');
const json = (...segments: string[]) => JSON.parse(text(...segments));

describe.each(EXAMPLE_NAMES)('examples/%s', (name) => {
  it('synthesizes without a warning', async () => {
    const { folder, stackName } = await synthesizeExample(name, () => undefined);
    const { artifacts } = json(folder, 'manifest.json');
    const { additionalMetadataFile, metadata } = artifacts[stackName];
    const entries = Object.values<{ type: string }[]>(additionalMetadataFile ? json(folder, additionalMetadataFile) : metadata ?? {}).flat();
    expect(entries.filter(({ type }) => /warning|error/.test(type))).toEqual([]);
    expect(entries.length).toBeGreaterThan(50);
    fs.rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('has what cdk deploy needs, at the versions that this library is built for', () => {
    const { version, peerDependencies, devDependencies } = json(__dirname, '..', 'package.json');
    const { name: packageName, dependencies, devDependencies: tools } = json(EXAMPLES, name, 'package.json');
    expect(packageName).toBe(`file-processing-${name}`);
    expect(dependencies).toEqual({ ...peerDependencies, 'cdk-file-processing-pipeline': `^${version}` });
    expect(tools).toEqual({ 'aws-cdk': devDependencies['aws-cdk'], 'tsx': devDependencies.tsx, 'typescript': devDependencies.typescript });
    expect(json(EXAMPLES, name, 'cdk.json').app).toBe('npx tsx app.ts');
  });

  it('says what it shows, how it is used, with and without AWS, and how it is removed', () => {
    const readme = text(EXAMPLES, name, 'README.md');
    expect([...readme.matchAll(/^\*\*([^*]+)\*\*/gm)].map(([, heading]) => heading)).toEqual(['What it shows', 'Usage', 'Without an AWS account', 'Clean up']);
    expect(readme).toContain(name === DEFAULT_EXAMPLE ? '`npm run demo`' : `\`npm run demo -- --example ${name}\``);
  });

  it('has outputs for all that its README names', () => {
    const named = [...text(EXAMPLES, name, 'README.md').matchAll(/<([A-Z]\w+)>/g)].map(([, output]) => output);
    const outputs = [...text(EXAMPLES, name, 'app.ts').matchAll(/new CfnOutput\(stack, '(\w+)'/g)].map(([, output]) => output);
    expect(outputs).toEqual(expect.arrayContaining([...named, 'UploadTo', 'AnnouncementsIn']));
  });

  it(`is read in one go: at most ${MOST_LINES} lines`, () => {
    expect(text(EXAMPLES, name, 'app.ts').trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });

  it('is run end to end by a test', () => {
    const file = name === DEFAULT_EXAMPLE ? 'way-of-a-file.test.ts' : path.join('examples', `${name}.test.ts`);
    expect(text(__dirname, 'end-to-end', file)).toContain(`'${name}'`);
  });
});
