import * as fs from 'node:fs';
import * as path from 'node:path';

export interface FileAsset {
  /** The file or folder on this machine. */
  readonly source: string;
  readonly isFolder: boolean;
  readonly bucket: string;
  readonly key: string;
}

interface StackAssembly {
  readonly stackName: string;
  readonly assets: FileAsset[];
  readonly template: FileAsset;
}

interface AssetManifest {
  readonly files: Record<string, {
    readonly source: { readonly path: string; readonly packaging: 'file' | 'zip' };
    readonly destinations: Record<string, { readonly bucketName: string; readonly objectKey: string }>;
  }>;
}

interface AssemblyManifest {
  readonly artifacts: Record<string, {
    readonly type: string;
    readonly displayName?: string;
    readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
  }>;
}

/** Reads the assets and the template of one stack from a cloud assembly, and fills in account and region. */
export function readStackAssembly(folder: string, name: string, account: string, region: string): StackAssembly {
  const manifest = readJson<AssemblyManifest>(folder, 'manifest.json');
  const stacks = Object.entries(manifest.artifacts).filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack');
  const found = stacks.find(([id, artifact]) => [id, artifact.properties?.stackName, artifact.displayName].includes(name));
  if (!found) {
    throw new Error(`The assembly in ${folder} has no stack ${name}; it has ${stacks.map(([id]) => id).join(', ') || 'none'}.`);
  }
  const [id, artifact] = found;
  const fill = (text: string) => text
    .replaceAll('${AWS::AccountId}', account)
    .replaceAll('${AWS::Region}', region)
    .replaceAll('${AWS::Partition}', 'aws');
  const assets = Object.values(readJson<AssetManifest>(folder, `${id}.assets.json`).files).flatMap(
    file => Object.values(file.destinations).map(destination => ({
      source: path.resolve(folder, file.source.path),
      isFolder: file.source.packaging === 'zip',
      bucket: fill(destination.bucketName),
      key: fill(destination.objectKey),
    })),
  );
  const templateFile = path.resolve(folder, artifact.properties?.templateFile ?? '');
  const template = assets.find(asset => asset.source === templateFile);
  if (!template) {
    throw new Error(`The template of ${name} is not in the list of assets: synthesize the stack with a CliCredentialsStackSynthesizer.`);
  }
  return { stackName: artifact.properties?.stackName ?? id, assets, template };
}

function readJson<T>(folder: string, file: string): T {
  return JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as T;
}
