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
  const [path] = findOne(constructs, STATE_MACHINE) ?? [];
  if (path === undefined) throw missing(STATE_MACHINE);
  return path.slice(0, -`/${STATE_MACHINE}`.length);
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
  const found = [...constructs].filter(([path]) => path.endsWith(`/${end}`));
  if (found.length > 1) throw new Error(`The stack has ${found.length} pipelines (${found.map(([path]) => path).join(', ')}), but exactly one is expected.`);
  return found[0];
}
