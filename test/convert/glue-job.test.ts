import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WorkerType } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { FileProcessingPipeline, FileType, GlueJob } from '../../src';
import { resolved, synthesize, testApp } from '../helpers/synthesize';

describe('a managed job', () => {
  it('has the size that was asked for, for its own file type only', () => {
    const { template } = synthesize({
      fileTypes: [FileType.csv({ job: GlueJob.managed({ workerType: WorkerType.G_2X, numberOfWorkers: 10, maxConcurrentRuns: 3 }) }), FileType.json()],
    });
    template.hasResourceProperties('AWS::Glue::Job', { WorkerType: 'G.2X', NumberOfWorkers: 10, ExecutionProperty: { MaxConcurrentRuns: 3 } });
    template.hasResourceProperties('AWS::Glue::Job', { WorkerType: 'G.1X', NumberOfWorkers: 2, ExecutionProperty: { MaxConcurrentRuns: 10 } });
  });

  it('can be shared by two file types, which get a job each', () => {
    const job = GlueJob.managed();
    const { template } = synthesize({ fileTypes: [FileType.csv({ job }), FileType.json({ job })] });
    template.resourceCountIs('AWS::Glue::Job', 2);
  });

  it('names its security configuration after its content, so that a change replaces it', () => {
    const { resources } = synthesize();
    const [configuration] = Object.values(resources).filter(({ Type }) => Type === 'AWS::Glue::SecurityConfiguration');
    expect(resolved(configuration.Properties.Name)).toMatch(/^"[A-Za-z0-9-]+-[0-9a-f]{8}"$/);
  });

  it('names its security configuration within the 255 characters of Glue, however long stack and path are', () => {
    const stack = new Stack(testApp(), 'S'.repeat(128));
    new FileProcessingPipeline(new Construct(stack, 'A'.repeat(100)), 'B'.repeat(100));
    const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('AWS::Glue::SecurityConfiguration'));
    expect(Properties.Name.length).toBeLessThanOrEqual(255);
  });

  it.each([
    ['there is one worker', { numberOfWorkers: 1 }, /numberOfWorkers is 1: use a whole number from 2 to 299/],
    ['half a worker is asked for', { numberOfWorkers: 2.5 }, /numberOfWorkers is 2.5/],
    ['no run may run', { maxConcurrentRuns: 0 }, /maxConcurrentRuns is 0: use a whole number from 1 to 1000/],
    ['the worker type is of an older Glue', { workerType: WorkerType.STANDARD }, /workerType is Standard, .* Glue 5.1: use WorkerType.G_1X/],
    ['the worker type is for streaming', { workerType: WorkerType.G_025X }, /workerType is G.025X, .* Glue 5.1/],
  ])('fails when %s', (_case, options, message) => {
    expect(() => GlueJob.managed(options)).toThrow(message);
  });
});
