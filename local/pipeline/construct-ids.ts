import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from './synthesize-example';

interface AssemblyManifest {
  readonly artifacts: Record<string, { readonly additionalMetadataFile?: string; readonly metadata?: Metadata }>;
}

type Metadata = Record<string, Array<{ readonly type: string; readonly data?: unknown }>>;

/** The logical ids of a stack by construct path below the stack: `Pipeline/Storage/Source`. */
export async function logicalIdsByConstruct({ folder, stackName }: Assembly): Promise<Map<string, string>> {
  const artifact = (await readJson<AssemblyManifest>(folder, 'manifest.json')).artifacts[stackName];
  const metadata = artifact.additionalMetadataFile ? await readJson<Metadata>(folder, artifact.additionalMetadataFile) : artifact.metadata ?? {};
  return new Map(Object.entries(metadata).flatMap(([constructPath, entries]) => entries
    .filter(({ type }) => type === 'aws:cdk:logicalId')
    .map(({ data }): [string, string] => [readablePath(constructPath), String(data)])));
}

/** Without the stack in front, and the `Resource` at the end that an L2 construct names its L1 resource. */
export function readablePath(constructPath: string): string {
  return constructPath.replace(/^\/[^/]+\//, '').replace(/(\/Resource)+$/, '').replaceAll('/Resource/', '/');
}

async function readJson<T>(folder: string, file: string): Promise<T> {
  return JSON.parse(await fs.promises.readFile(path.join(folder, file), 'utf8')) as T;
}
