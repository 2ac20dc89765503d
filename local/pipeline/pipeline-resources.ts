import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from './synthesize-example';

/** The physical ids of a deployed stack by construct path. */
export type Constructs = ReadonlyMap<string, string>;

const STATE_MACHINE = 'Workflow';

/** The physical ids of the one pipeline in a stack. A bucket is absent if the stack passed its own to the pipeline. */
export interface PipelineResources {
  readonly stateMachineArn: string;
  readonly topicArn: string;
  readonly sourceBucket?: string;
  readonly targetBucket?: string;
  readonly quarantineBucket?: string;
  readonly stagingBucket?: string;
}

/** Returns the construct path of the one pipeline in a stack. */
export function findPipelinePath(constructs: Constructs): string {
  const [construct] = findOne(constructs, STATE_MACHINE) ?? [];
  if (construct === undefined) throw missing(STATE_MACHINE);
  return construct.slice(0, -`/${STATE_MACHINE}`.length);
}

export function findPipelineResources(constructs: Constructs): PipelineResources {
  return {
    stateMachineArn: required(constructs, STATE_MACHINE),
    topicArn: required(constructs, 'Notify/Topic'),
    sourceBucket: find(constructs, 'Storage/Source'),
    targetBucket: find(constructs, 'Storage/Target'),
    quarantineBucket: find(constructs, 'Storage/Quarantine'),
    stagingBucket: find(constructs, 'Storage/Staging'),
  };
}

function required(constructs: Constructs, end: string): string {
  const id = find(constructs, end);
  if (id === undefined) throw missing(end);
  return id;
}

function missing(end: string): Error {
  return new Error(`The stack has no ${end}: add one FileProcessingPipeline to it.`);
}

function find(constructs: Constructs, end: string): string | undefined {
  return findOne(constructs, end)?.[1];
}

function findOne(constructs: Constructs, end: string): [string, string] | undefined {
  const found = [...constructs].filter(([construct]) => construct.endsWith(`/${end}`));
  if (found.length > 1) throw new Error(`The stack has ${found.length} pipelines (${found.map(([construct]) => construct).join(', ')}), but exactly one is expected.`);
  return found[0];
}

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
