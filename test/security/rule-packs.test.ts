import { Stack, Stage } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { asText, below, findingsIn, inspectedApp, PACK_NAMES } from './findings';
import { FileProcessingPipeline } from '../../src';
import { residualFindings } from '../../src/nag/acknowledge-findings';
import { RESIDUAL_FINDINGS } from '../../src/nag/residual-findings';
import { CONFIGURATION_NAMES, configure, everyTarget, givenStorage, type ConfigurationName } from '../synthesis/configurations';

const inspected = Object.fromEntries(CONFIGURATION_NAMES.map((name) => {
  const app = inspectedApp();
  const pipeline = configure(app, name);
  const findings = findingsIn(app);
  return [name, { pipeline, findings, residual: residualFindings(pipeline) }];
})) as Record<ConfigurationName, { pipeline: FileProcessingPipeline; findings: ReturnType<typeof findingsIn>; residual: ReturnType<typeof residualFindings> }>;

const withCanary = (name: ConfigurationName, acknowledge: (pipeline: FileProcessingPipeline) => void) => {
  const app = inspectedApp();
  const pipeline = configure(app, name);
  acknowledge(pipeline);
  const canary = new CfnBucket(Stack.of(pipeline), 'Canary');
  const findings = findingsIn(app);
  return { inPipeline: below(pipeline, findings), onCanary: findings.filter((finding) => finding.path === canary.node.path) };
};

describe.each(CONFIGURATION_NAMES)('a pipeline with %s', (name) => {
  it('has the residual findings and no others', () => {
    const { pipeline, findings, residual } = inspected[name];
    expect(asText(residual.map(({ id, resource }) => ({ id, path: resource.node.path })))).toEqual(asText(below(pipeline, findings)));
  });

  it('has no findings once they are acknowledged, while a bad bucket beside it still has its own in every pack', () => {
    const { inPipeline, onCanary } = withCanary(name, (pipeline) => pipeline.acknowledgeFindings());
    expect(inPipeline).toEqual([]);
    // Among them the rule that is acknowledged for the pipeline's own buckets.
    expect(onCanary.map(({ id }) => id)).toEqual(expect.arrayContaining([
      'AwsSolutions-S1', 'HIPAA.Security-S3BucketReplicationEnabled', 'NIST.800.53.R5-S3BucketReplicationEnabled', 'PCI.DSS.321-S3BucketReplicationEnabled',
    ]));
  });
});

describe('the residual findings', () => {
  it('each occur in a configuration, in every pack that is named', () => {
    const found = new Set(Object.values(inspected).flatMap(({ residual }) => residual).map(({ finding, id }) => `${RESIDUAL_FINDINGS.indexOf(finding)} ${id.split('-')[0]}`));
    const named = RESIDUAL_FINDINGS.flatMap(({ packs }, index) => packs.map((pack) => `${index} ${pack}`));
    expect(named.filter((row) => !found.has(row))).toEqual([]);
  });

  it('each have a reason, and no two the same', () => {
    const reasons = RESIDUAL_FINDINGS.map(({ reason }) => reason);
    expect(reasons.filter((reason) => !/^[A-Za-z].{40,}[^.]$/.test(reason))).toEqual([]);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it('name no wildcard but these, for a pipeline with defaults', () => {
    const ids = inspected['defaults with an e-mail target'].residual.map(({ id }) => id).filter((id) => id.includes('['));
    expect([...new Set(ids)].sort()).toEqual([
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::<PipelineStorageQuarantineB91A7AB4.Arn>/*]',
      'AwsSolutions-IAM5[Resource::<PipelineStorageSource6693649F.Arn>/incoming/*]',
      'AwsSolutions-IAM5[Resource::<PipelineStorageStaging0395B713.Arn>/staging/*]',
      'AwsSolutions-IAM5[Resource::<PipelineStorageTarget4F7DF7E9.Arn>/processed/*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:/aws-glue/file-processing-pipeline/Stack*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:/aws-glue/jobs*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<PipelineWorkflow3DAF5D21.Name>:*]',
    ]);
  });
});

describe('acknowledging', () => {
  it('knows what is in another stack, in a stage, by the name that its export gets', () => {
    const app = inspectedApp();
    const stage = new Stage(app, 'Stage');
    const pipeline = new FileProcessingPipeline(new Stack(stage, 'Ours'), 'Pipeline', givenStorage(new Stack(stage, 'Theirs')));
    pipeline.acknowledgeFindings();
    const found = findingsIn(app);
    expect(below(pipeline, found)).toEqual([]);
    expect(found).not.toEqual([]);
    expect(residualFindings(pipeline).map(({ id }) => id).filter((id) => /Theirs:ExportsOutput.*\/incoming\/\*/.test(id))).not.toEqual([]);
  });

  it('hides nothing that others add to the roles of the pipeline', () => {
    const { inPipeline } = withCanary('defaults with an e-mail target', (pipeline) => {
      pipeline.acknowledgeFindings();
      pipeline.handlers.stageFile.role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }));
      pipeline.jobRoles.csv.addToPrincipalPolicy(new PolicyStatement({ sid: 'Staging', actions: ['s3:GetObject'], resources: ['*'] }));
    });
    expect(asText(inPipeline)).toEqual([
      'AwsSolutions-IAM5[Resource::*] on Stack/Pipeline/Convert/Jobs/csv/Role/DefaultPolicy/Resource',
      'AwsSolutions-IAM5[Resource::*] on Stack/Pipeline/Stage/Function/Role/DefaultPolicy/Resource',
    ]);
  });

  it('leaves out the rules that are excepted', () => {
    const { inPipeline } = withCanary('defaults with an e-mail target', (pipeline) => pipeline.acknowledgeFindings({ excludedRules: ['LambdaInsideVPC'] }));
    expect(new Set(inPipeline.map(({ id }) => id))).toEqual(new Set(['HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC']));
  });

  it('fails when a rule is excepted that is not acknowledged', () => {
    const pipeline = configure(inspectedApp(), 'defaults with an e-mail target');
    expect(() => pipeline.acknowledgeFindings({ excludedRules: ['LambdaInsideVpc'] })).toThrow(
      /^excludedRules contains "LambdaInsideVpc".*: use rules from IAM5, IAMNoInlinePolicy, /);
  });
});

describe('what a pipeline is given', () => {
  it('has no finding that it did not have before', () => {
    const { pipeline, findings } = inspected['own buckets and key with every kind of target'];
    const app = inspectedApp();
    const stack = new Stack(app, 'Stack');
    everyTarget(stack, givenStorage(stack).encryptionKey);
    const before = asText(findingsIn(app));
    const inside = new Set(asText(below(pipeline, findings)));
    expect(before).not.toEqual([]);
    expect(asText(findings).filter((finding) => !inside.has(finding) && !before.includes(finding))).toEqual([]);
  });
});

it('every pack is asked', () => {
  const packs = new Set(inspected['defaults with an e-mail target'].findings.map(({ id }) => id.split('-')[0]));
  expect([...packs].sort()).toEqual([...PACK_NAMES].sort());
});
