/** The physical ids of a deployed stack by construct path. */
export type Constructs = ReadonlyMap<string, string>;

/** Where the parts of the one pipeline in a stack are; a bucket that was given to it is not among the stack's own. */
export interface PipelineResources {
  readonly stateMachineArn: string;
  readonly topicArn: string;
  readonly sourceBucket?: string;
  readonly targetBucket?: string;
  readonly quarantineBucket?: string;
  readonly stagingBucket?: string;
}

export function findPipelineResources(constructs: Constructs): PipelineResources {
  return {
    stateMachineArn: required(constructs, 'Workflow'),
    topicArn: required(constructs, 'Notify/Topic'),
    sourceBucket: find(constructs, 'Storage/Source'),
    targetBucket: find(constructs, 'Storage/Target'),
    quarantineBucket: find(constructs, 'Storage/Quarantine'),
    stagingBucket: find(constructs, 'Storage/Staging'),
  };
}

function required(constructs: Constructs, end: string): string {
  const id = find(constructs, end);
  if (id === undefined) throw new Error(`The stack has no ${end}: is there a FileProcessingPipeline in it?`);
  return id;
}

function find(constructs: Constructs, end: string): string | undefined {
  const found = [...constructs].filter(([path]) => path.endsWith(`/${end}`));
  if (found.length > 1) throw new Error(`The stack has more than one pipeline (${found.map(([path]) => path).join(', ')}), expected one.`);
  return found[0]?.[1];
}
