import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from './synthesize-example';

interface AssemblyManifest {
  readonly artifacts: Record<string, { readonly additionalMetadataFile?: string; readonly metadata?: Metadata }>;
}

type Metadata = Record<string, Array<{ readonly type: string; readonly data?: unknown }>>;

/** Returns the logical ids of a stack by construct path below the stack, such as `Pipeline/Storage/Source`. */
export async function logicalIdsByConstruct({ folder, stackName }: Assembly): Promise<Map<string, string>> {
  const artifact = (await readJson<AssemblyManifest>(folder, 'manifest.json')).artifacts[stackName];
  const metadata = artifact.additionalMetadataFile ? await readJson<Metadata>(folder, artifact.additionalMetadataFile) : artifact.metadata ?? {};
  return new Map(Object.entries(metadata).flatMap(([constructPath, entries]) => entries
    .filter(({ type }) => type === 'aws:cdk:logicalId')
    .map(({ data }): [string, string] => [readablePath(constructPath), String(data)])));
}

/** Returns the path without the stack at the start, and without `Resource`, the name of the L1 resource in an L2 construct. */
export function readablePath(constructPath: string): string {
  return constructPath.replace(/^\/[^/]+\//, '').replace(/(\/Resource)+$/, '').replaceAll('/Resource/', '/');
}

async function readJson<T>(folder: string, file: string): Promise<T> {
  return JSON.parse(await fs.promises.readFile(path.join(folder, file), 'utf8')) as T;
}
