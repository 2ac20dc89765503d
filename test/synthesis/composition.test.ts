import { CfnResource, NestedStack, Stack, Stage, type App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Job } from 'aws-cdk-lib/aws-glue';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { everyTarget, givenStorage } from './configurations';
import { FileProcessingPipeline, FileType, GlueJob, NotificationTarget } from '../../src';
import { resolved, testApp, type CloudFormationResource } from '../helpers/synthesize';

const TO_SOMEBODY = { notificationTargets: [NotificationTarget.email('data-team@example.com')] };

/** Ways to spread a pipeline and what it is given over stacks. */
const ARRANGEMENTS: Record<string, (app: App) => void> = {
  'one key for all that it is given, in its own stack': (app) => {
    const stack = new Stack(app, 'Ours');
    const given = givenStorage(stack);
    new FileProcessingPipeline(stack, 'Pipeline', { ...given, notificationTargets: everyTarget(stack, given.encryptionKey) });
  },
  'buckets of another stack, and a key of its own': (app) => {
    const { encryptionKey: _theirs, ...buckets } = givenStorage(new Stack(app, 'Theirs'));
    new FileProcessingPipeline(new Stack(app, 'Ours'), 'Pipeline', { ...buckets, ...TO_SOMEBODY });
  },
  'a key of another stack': (app) => {
    const { encryptionKey } = givenStorage(new Stack(app, 'Theirs'));
    new FileProcessingPipeline(new Stack(app, 'Ours'), 'Pipeline', { encryptionKey, ...TO_SOMEBODY });
  },
  'buckets and key of another stack': (app) => {
    new FileProcessingPipeline(new Stack(app, 'Ours'), 'Pipeline', { ...givenStorage(new Stack(app, 'Theirs')), ...TO_SOMEBODY });
  },
  'every kind of target in another stack': (app) => {
    const theirs = new Stack(app, 'Theirs');
    new FileProcessingPipeline(new Stack(app, 'Ours'), 'Pipeline', { notificationTargets: everyTarget(theirs, givenStorage(theirs).encryptionKey) });
  },
  'buckets, key and every kind of target in another stack': (app) => {
    const theirs = new Stack(app, 'Theirs');
    const given = givenStorage(theirs);
    new FileProcessingPipeline(new Stack(app, 'Ours'), 'Pipeline', { ...given, notificationTargets: everyTarget(theirs, given.encryptionKey) });
  },
  'targets in a stack that is made after it': (app) => {
    const ours = new Stack(app, 'Ours');
    const theirs = new Stack(app, 'Theirs');
    new FileProcessingPipeline(ours, 'Pipeline', { notificationTargets: everyTarget(theirs, givenStorage(theirs).encryptionKey) });
  },
  'an existing job and its role in another stack': (app) => {
    const theirs = new Stack(app, 'Theirs');
    const role = new Role(theirs, 'Role', { assumedBy: new ServicePrincipal('glue.amazonaws.com') });
    const job = Job.fromJobAttributes(theirs, 'Job', { jobName: 'theirs', role });
    const pipeline = new FileProcessingPipeline(new Stack(app, 'Ours'), 'Pipeline', { fileTypes: [FileType.csv({ job: GlueJob.existing(job) })], ...TO_SOMEBODY });
    pipeline.grantProcessing(role);
  },
  'somebody of another stack who uploads and reads': (app) => {
    const pipeline = new FileProcessingPipeline(new Stack(app, 'Ours'), 'Pipeline', TO_SOMEBODY);
    const role = new Role(new Stack(app, 'Theirs'), 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    pipeline.grantUpload(role);
    pipeline.grantReadProcessed(role);
  },
  'buckets, key and targets of the stack that its nested stack is in': (app) => {
    const parent = new Stack(app, 'Parent');
    const given = givenStorage(parent);
    new FileProcessingPipeline(new NestedStack(parent, 'Nested'), 'Pipeline', { ...given, notificationTargets: everyTarget(parent, given.encryptionKey) });
  },
};

const stacksOf = (scope: Construct) => scope.node.findAll().filter((construct) => Stack.isStack(construct));

function templatesOf(app: App): Record<string, CloudFormationResource>[] {
  return stacksOf(app).map((stack) => Template.fromStack(stack).toJSON().Resources as Record<string, CloudFormationResource>);
}

it.each(Object.keys(ARRANGEMENTS))('a pipeline can have %s, without a cycle between stacks or resources', (name) => {
  const app = testApp();
  ARRANGEMENTS[name](app);
  const templates = templatesOf(app);
  expect(templates.flatMap((resources) => Object.values(resources)).filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')).toHaveLength(1);
});

it('fails when resources need each other, so that the test above can fail', () => {
  const stack = new Stack(testApp(), 'Stack');
  const [one, other] = ['One', 'Other'].map((id) => new CfnResource(stack, id, { type: 'AWS::SNS::Topic' }));
  one.addOverride('DependsOn', other.logicalId);
  other.addPropertyOverride('DisplayName', one.ref);
  expect(() => Template.fromStack(stack)).toThrow(/dependency cycle/);
});

describe('names', () => {
  /** Those that are given instead of generated, which could collide; the name of an inline policy is its role's own affair. */
  const givenNames = (app: App) => templatesOf(app).flatMap((resources) => Object.values(resources)).flatMap(({ Type, Properties }) =>
    Object.entries(Properties ?? {})
      .filter(([name]) => Type !== 'AWS::IAM::Policy' && ['Name', `${Type.split('::')[2]}Name`].includes(name))
      .map(([, value]) => JSON.parse(resolved(value)) as string));

  it('differ between two pipelines of one stack, and between two stacks', () => {
    const app = testApp();
    for (const id of ['One', 'Other']) {
      const stack = new Stack(app, id);
      for (const pipeline of ['First', 'Second']) new FileProcessingPipeline(stack, pipeline, TO_SOMEBODY);
    }
    const names = givenNames(app);
    // The log group of the state machine and the security configuration of the jobs.
    expect(names).toHaveLength(2 * 4);
    expect(new Set(names).size).toBe(2 * 4);
  });

  it('stay within what services take, below long ids', () => {
    const app = testApp();
    let scope: Construct = new Stack(app, 'S'.repeat(128));
    for (const id of ['Ä'.repeat(60), 'x'.repeat(120)]) scope = new Construct(scope, id);
    const pipeline = new FileProcessingPipeline(scope, 'p'.repeat(240), TO_SOMEBODY);
    expect(givenNames(app).map((name) => name.length <= 255 && /^[\w/-]+$/.test(name))).toEqual([true, true]);
    expect(templatesOf(app).flatMap((resources) => Object.keys(resources)).filter((id) => id.length > 255)).toEqual([]);
    expect(pipeline.metricFilesFailed().dimensions).toEqual({ Pipeline: expect.stringMatching(/^[ -~]{1,255}$/) });
  });

  it('are the same whether a pipeline is in an app or in a stage of it', () => {
    const inApp = testApp();
    new FileProcessingPipeline(new Stack(inApp, 'Stack'), 'Pipeline', TO_SOMEBODY);
    const staged = testApp();
    new FileProcessingPipeline(new Stack(new Stage(staged, 'Production'), 'Stack'), 'Pipeline', TO_SOMEBODY);
    expect(templatesOf(staged).map((resources) => Object.keys(resources))).toEqual(templatesOf(inApp).map((resources) => Object.keys(resources)));
  });
});
