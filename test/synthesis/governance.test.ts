import { Aspects, CfnResource, PermissionsBoundary as StackBoundary, Stack, TagManager, Tags, type App, type StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnRole, ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { everyTarget, givenStorage } from './configurations';
import { FileProcessingPipeline } from '../../src';
import { ofType } from '../helpers/statements';
import { resolved, testApp, type CloudFormationResource } from '../helpers/synthesize';

/** The roles of nine functions, three jobs and the state machine. */
const ROLES = 9 + 3 + 1;

function synthesizeUnder(policy: (app: App, stack: Stack) => void, props?: StackProps): Record<string, CloudFormationResource> {
  const app = testApp();
  const stack = new Stack(app, 'Stack', props);
  const { encryptionKey } = givenStorage(new Stack(app, 'Storage'));
  new FileProcessingPipeline(stack, 'Pipeline', { notificationTargets: everyTarget(new Stack(app, 'Theirs'), encryptionKey) });
  policy(app, stack);
  return Template.fromStack(stack).toJSON().Resources;
}

describe('every role of a pipeline', () => {
  it('has the permissions boundary that the app asks for', () => {
    const roles = ofType(synthesizeUnder((app) => PermissionsBoundary.of(app).apply(ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess'))), 'AWS::IAM::Role');
    expect(roles.map(({ Properties }) => resolved(Properties.PermissionsBoundary))).toEqual(Array(ROLES).fill('"arn:aws:iam::aws:policy/PowerUserAccess"'));
  });

  it('has the permissions boundary that the props of its stack ask for', () => {
    const roles = ofType(synthesizeUnder(() => undefined, { permissionsBoundary: StackBoundary.fromName('boundary') }), 'AWS::IAM::Role');
    expect(roles.map(({ Properties }) => resolved(Properties.PermissionsBoundary))).toEqual(Array(ROLES).fill('"arn:aws:iam::<AWS::AccountId>:policy/boundary"'));
  });

  it('lies below the path that an aspect sets', () => {
    const setPath = { visit: (node: Construct) => (node instanceof CfnRole ? (node.path = '/teams/data/') : undefined) };
    const roles = ofType(synthesizeUnder((app) => Aspects.of(app).add(setPath)), 'AWS::IAM::Role');
    expect(roles.map(({ Properties }) => Properties.Path)).toEqual(Array(ROLES).fill('/teams/data/'));
  });
});

describe('a tag of a pipeline', () => {
  const app = testApp();
  const pipeline = new FileProcessingPipeline(new Stack(app, 'Stack'), 'Pipeline');
  Tags.of(pipeline).add('team', 'data');
  const resources: Record<string, CloudFormationResource> = Template.fromStack(Stack.of(pipeline)).toJSON().Resources;

  const tagged = (has: boolean) =>
    [...new Set(Object.values(resources).filter(({ Properties }) => hasTag(Properties.Tags) === has).map(({ Type }) => Type))].sort();

  it('reaches every resource that can be tagged', () => {
    expect(tagged(true)).toEqual([
      'AWS::CloudWatch::Alarm', 'AWS::Events::Rule', 'AWS::Glue::Job', 'AWS::IAM::Role', 'AWS::KMS::Key', 'AWS::Lambda::EventSourceMapping',
      'AWS::Lambda::Function', 'AWS::Logs::LogGroup', 'AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::SQS::Queue', 'AWS::StepFunctions::StateMachine',
    ]);
  });

  it('is missing only where the service knows no tags', () => {
    expect(tagged(false)).toEqual([
      'AWS::Glue::SecurityConfiguration', 'AWS::IAM::Policy', 'AWS::Lambda::Permission', 'AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy',
    ]);
    const taggable = pipeline.node.findAll().filter((construct) => CfnResource.isCfnResource(construct))
      .filter((resource) => TagManager.of(resource) !== undefined).map(({ cfnResourceType }) => cfnResourceType);
    expect(taggable.filter((type) => tagged(false).includes(type))).toEqual([]);
  });
});

/** A job takes a map. */
function hasTag(tags: unknown): boolean {
  return Array.isArray(tags) ? tags.some(({ Key, Value }) => Key === 'team' && Value === 'data') : (tags as { team?: string } | undefined)?.team === 'data';
}
