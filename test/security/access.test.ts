import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { actionsOf, identityStatements } from '../helpers/statements';
import { resolved, testApp, type CloudFormationResource } from '../helpers/synthesize';
import { CONFIGURATION_NAMES, configure } from '../synthesis/configurations';

const configured = CONFIGURATION_NAMES.map((name) => {
  const pipeline = configure(testApp(), name);
  const stack = Stack.of(pipeline);
  const all = Object.entries(Template.fromStack(stack).toJSON().Resources as Record<string, CloudFormationResource>);
  return { name, pipeline, stack, resources: Object.fromEntries(all.filter(([id]) => id.startsWith('Pipeline'))) };
});

describe.each(configured)('in a pipeline with $name', ({ pipeline, stack, resources }) => {
  /** Of all roles, on a bucket or its objects. */
  const actionsOn = (bucketArn: string) => {
    const arn = resolved(stack.resolve(bucketArn)).slice(1, -1);
    const statements = identityStatements(resources).filter(({ Resource }) => [Resource].flat().some((resource) => resolved(resource).includes(arn)));
    return [...new Set(statements.flatMap(actionsOf))].filter((action) => action.startsWith('s3:')).sort();
  };

  it('no role reads what lies in quarantine, writes to the source, or touches access logs', () => {
    expect(actionsOn(pipeline.quarantineBucket.bucketArn)).toEqual(['s3:AbortMultipartUpload', 's3:PutObject', 's3:PutObjectTagging']);
    expect(actionsOn(pipeline.sourceBucket.bucketArn)).toEqual(['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket']);
    expect(actionsOn(pipeline.accessLogBucket.bucketArn)).toEqual([]);
    expect(actionsOn(pipeline.targetBucket.bucketArn)).toEqual(['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject']);
  });

  it('no role may do anything to what is not named', () => {
    const anywhere = identityStatements(resources).filter((statement) => actionsOf(statement).some((action) => /^(s3|kms|sqs|sns|glue|states|lambda):/.test(action)))
      .flatMap(({ Resource }) => [Resource].flat().map(resolved)).filter((resource) => /^"(\*|arn:[^/]*\*)/.test(resource));
    // Only the name of an execution is open.
    expect(anywhere.filter((resource) => !/:execution:<PipelineWorkflow[0-9A-F]{8}\.Name>:\*"$/.test(resource))).toEqual([]);
  });
});
