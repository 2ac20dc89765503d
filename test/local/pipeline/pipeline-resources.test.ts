import { readablePath, findPipelineResources } from '../../../local/pipeline/pipeline-resources';

const constructs = new Map([
  ['Pipeline/Workflow', 'arn:machine'], ['Pipeline/Notify/Topic', 'arn:topic'], ['Pipeline/Storage/Source', 'source'],
  ['Pipeline/Storage/Target', 'target'], ['Pipeline/Storage/Staging', 'staging'], ['Pipeline/Workflow/Role', 'role'],
]);

test.each([
  ['/Stack/Pipeline/Storage/Source/Resource/Resource', 'Pipeline/Storage/Source'],
  ['/Stack/Pipeline/Storage/Source/Resource/Policy/Resource', 'Pipeline/Storage/Source/Policy'],
  ['/Stack/Pipeline/Workflow/Resource/Resource', 'Pipeline/Workflow'],
  ['/Stack/UploadTo', 'UploadTo'],
])('the path %s reads %s', (path, readable) => {
  expect(readablePath(path)).toBe(readable);
});

test('the parts of a pipeline are found by their constructs; a bucket that was given is not among them', () => {
  expect(findPipelineResources(constructs)).toEqual({
    stateMachineArn: 'arn:machine',
    topicArn: 'arn:topic',
    sourceBucket: 'source',
    targetBucket: 'target',
    stagingBucket: 'staging',
    quarantineBucket: undefined,
  });
});

test('fails when the stack has no pipeline', () => {
  expect(() => findPipelineResources(new Map())).toThrow(/no Workflow: .*FileProcessingPipeline/);
});

test('fails when the stack has two pipelines', () => {
  expect(() => findPipelineResources(new Map([...constructs, ['Other/Workflow', 'arn:other']]))).toThrow('Pipeline/Workflow, Other/Workflow');
});
