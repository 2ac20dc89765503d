import { Aws, Duration, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { FileMatch, FileType, GlueJob, type FileProcessingPipelineProps } from '../../src';
import { actionsOf, identityStatements } from '../helpers/statements';
import { resolved, synthesize } from '../helpers/synthesize';

const xml = (job: glue.IJob) => FileType.custom({ name: 'xml', match: FileMatch.suffix('.xml'), job: GlueJob.existing(job) });

/** What an L2 job is to the pipeline: an L1 resource below it, with these properties. */
function ownJob(stack: Stack, props: Partial<glue.CfnJobProps> = {}): glue.IJob {
  const role = new iam.Role(stack, 'JobRole', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') });
  const imported = glue.Job.fromJobAttributes(stack, 'Job', { jobName: 'xml-job', role });
  imported.node.defaultChild = new glue.CfnJob(imported, 'Resource', { name: 'xml-job', role: role.roleArn, command: { name: 'glueetl' }, timeout: 30, ...props });
  return imported;
}

const given = (props: Partial<glue.CfnJobProps> = {}, options: FileProcessingPipelineProps = {}) =>
  (stack: Stack) => ({ fileTypes: [FileType.csv(), xml(ownJob(stack, props))], ...options });

describe('an existing job', () => {
  it('is started, looked at and stopped, and nothing is created or changed for it', () => {
    const { template, pipeline, resources } = synthesize(given());
    template.resourceCountIs('AWS::Glue::Job', 2);
    const actions = identityStatements(resources).filter(({ Resource }) => resolved(Resource).includes('job/xml-job')).flatMap(actionsOf);
    expect(new Set(actions)).toEqual(new Set(['glue:StartJobRun', 'glue:GetJobRuns', 'glue:GetJobRun', 'glue:BatchStopJobRun']));
    expect(Object.keys(pipeline.jobs)).toEqual(['csv', 'xml']);
    expect(Object.keys(pipeline.jobRoles)).toEqual(['csv']);
    expect(resolved(template.findResources('AWS::StepFunctions::StateMachine'))).toContain('\\"xml\\":\\"xml-job\\"');
  });

  it('alone needs neither the script of the pipeline nor its security configuration', () => {
    const { template, pipeline } = synthesize((stack) => ({ fileTypes: [xml(ownJob(stack))] }));
    template.resourceCountIs('AWS::Glue::SecurityConfiguration', 0);
    expect(pipeline.jobSecurityConfigurationName).toBeUndefined();
  });

  it('may serve several file types', () => {
    const { resources } = synthesize((stack) => {
      const job = ownJob(stack);
      return { fileTypes: [xml(job), FileType.csv({ job: GlueJob.existing(job) })] };
    });
    const [start] = identityStatements(resources).filter((statement) => actionsOf(statement).includes('glue:StartJobRun'));
    expect([start.Resource].flat()).toHaveLength(1);
  });

  it.each([
    ['retries by itself', { maxRetries: 1 }, /the job Stack\/Job has maxRetries 1.*set maxRetries to 0/],
    ['has no timeout', { timeout: undefined }, /the job Stack\/Job has no timeout.*jobTimeout is 60 minutes/],
    ['is no Spark job', { command: { name: 'pythonshell' } }, /the job Stack\/Job has the command pythonshell.*\(glueetl\)/],
    ['may run longer than the pipeline waits', { timeout: 120 }, /the job Stack\/Job has a timeout of 120 minutes, but jobTimeout is 60 minutes.*Duration.minutes\(120\)/],
  ])('fails when it %s', (_case, props, message) => {
    expect(() => synthesize(given(props))).toThrow(message);
  });

  it('fails when it lies in another account', () => {
    expect(() => synthesize((stack) => {
      const elsewhere = new Stack(stack.node.root as never, 'Elsewhere', { env: { account: '222222222222', region: 'eu-west-1' } });
      return { fileTypes: [xml(glue.Job.fromJobAttributes(elsewhere, 'Job', { jobName: 'xml-job' }))] };
    }, { stack: { env: { account: '111111111111', region: 'eu-west-1' } } })).toThrow(/the job Elsewhere\/Job is in the account 222222222222/);
  });

  it('fails when the names of many jobs do not fit in one policy', () => {
    expect(() => synthesize((stack) => ({
      fileTypes: Array.from({ length: 30 }, (_, index) => FileType.custom({
        name: `t${index}`, match: FileMatch.prefix(`${index}/`), job: GlueJob.existing(glue.Job.fromJobAttributes(stack, `Job${index}`, { jobName: `${index}`.padEnd(255, 'x') })),
      })),
    }))).toThrow(/the ARNs of 30 jobs take about 9450 characters .* at most 9000 /);
  });

  it('is taken with a timeout that fits, and with values that are known at deployment only', () => {
    expect(() => synthesize(given({ timeout: 120, maxRetries: 0 }, { jobTimeout: Duration.hours(2) }))).not.toThrow();
    expect(() => synthesize((stack) => ({ fileTypes: [xml(glue.Job.fromJobAttributes(stack, 'Job', { jobName: Aws.STACK_NAME }))] }))).not.toThrow();
  });
});

describe('a custom file type', () => {
  it('tells the handlers its name and match, and that its content is not theirs to check', () => {
    const job = GlueJob.existing(glue.Job.fromJobAttributes(new Stack(), 'Job', { jobName: 'xml-job' }));
    expect(FileType.custom({ name: 'xml', match: FileMatch.prefixAndSuffix('feeds/', '.XML'), job, allowEmpty: true })._spec).toEqual({
      name: 'xml', format: 'custom', match: [{ prefix: 'feeds/', suffix: '.xml' }], schemaMatch: 'exact', inferTypes: false, allowEmpty: true, onCastFailure: 'fail', processingDate: false,
    });
  });

  it('fails when its job is one that reads csv and json only', () => {
    expect(() => FileType.custom({ name: 'xml', match: FileMatch.suffix('.xml'), job: GlueJob.managed() })).toThrow(/file type "xml".*GlueJob.existing\(\)/);
  });
});
