import * as fs from 'node:fs';
import * as path from 'node:path';
import { synthesizeExample } from '../local/pipeline/synthesize-example';

const EXAMPLES = path.join(__dirname, '..', 'examples');
const names = fs.readdirSync(EXAMPLES).filter((name) => fs.existsSync(path.join(EXAMPLES, name, 'app.ts')));

const json = (...segments: string[]) => JSON.parse(fs.readFileSync(path.join(...segments), 'utf8'));

describe.each(names)('examples/%s', (name) => {
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
    const { dependencies, devDependencies: tools } = json(EXAMPLES, name, 'package.json');
    expect(dependencies).toEqual({ ...peerDependencies, 'cdk-file-processing-pipeline': `^${version}` });
    expect(tools).toEqual({ 'aws-cdk': devDependencies['aws-cdk'], 'tsx': devDependencies.tsx, 'typescript': devDependencies.typescript });
    expect(json(EXAMPLES, name, 'cdk.json').app).toBe('npx tsx app.ts');
    expect(fs.existsSync(path.join(EXAMPLES, name, 'README.md'))).toBe(true);
  });
});

it('there are examples', () => expect(names).toContain('quick-start'));
