import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { actionsOf, identityStatements, ofType, type Statement } from './helpers/statements';
import { resolved, synthesize } from './helpers/synthesize';

describe('a pipeline with defaults', () => {
  const { template, resources } = synthesize();

  it('creates no custom resource and no helper function', () => {
    expect(Object.values(resources).map(({ Type }) => Type).filter((type) => /^Custom::|CustomResource/.test(type))).toEqual([]);
    expect(ofType(resources, 'AWS::Lambda::Function')).toHaveLength(9);
  });

  it('gives each function and job a role of its own, without policies managed by AWS', () => {
    const roles = ofType(resources, 'AWS::IAM::Role');
    expect(roles).toHaveLength(9 + 3 + 1);
    expect(roles.filter(({ Properties }) => Properties.ManagedPolicyArns !== undefined)).toEqual([]);
    const used = [...ofType(resources, 'AWS::Lambda::Function'), ...ofType(resources, 'AWS::Glue::Job')].map(({ Properties }) => resolved(Properties.Role));
    expect(new Set(used).size).toBe(12);
  });

  it('names every action, and every resource but where AWS knows none', () => {
    const statements = identityStatements(resources);
    expect(statements.flatMap(actionsOf).filter((action) => action.includes('*'))).toEqual([]);
    const everywhere = statements.filter(({ Resource }) => Resource === '*').flatMap(actionsOf);
    expect(everywhere.filter((action) => !/^(logs:.*LogDeliver|logs:(PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups)|xray:|cloudwatch:PutMetricData)/
      .test(action))).toEqual([]);
  });

  it('lets no function write to or delete from the source bucket, and the jobs touch the staging bucket only', () => {
    const writes = identityStatements(resources).filter((statement) => actionsOf(statement).some((action) => /^s3:(Put|Delete)/.test(action)));
    expect(writes.map(({ Resource }) => resolved(Resource)).filter((resource) => resource.includes('StorageSource'))).toEqual([]);
    for (const { Properties } of ofType(resources, 'AWS::IAM::Role').filter((role) => resolved(role).includes('glue.amazonaws.com'))) {
      expect(resolved(Properties.Policies)).not.toMatch(/Storage(Source|Target|Quarantine)/);
    }
  });

  it('keeps data, and lets the logs go with the stack', () => {
    for (const { DeletionPolicy } of [...ofType(resources, 'AWS::S3::Bucket'), ...ofType(resources, 'AWS::KMS::Key')]) {
      expect(DeletionPolicy).toBe('Retain');
    }
    for (const { DeletionPolicy, Properties } of ofType(resources, 'AWS::Logs::LogGroup')) {
      expect(DeletionPolicy).toBe('Delete');
      expect(Properties.RetentionInDays).toBe(RetentionDays.THREE_MONTHS);
      expect(Properties.KmsKeyId).toBeDefined();
    }
  });

  it('encrypts buckets, queues and the topic, with a key that rotates', () => {
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    for (const { Properties } of ofType(resources, 'AWS::SQS::Queue')) expect(Properties.KmsMasterKeyId).toBeDefined();
    for (const { Properties } of ofType(resources, 'AWS::SNS::Topic')) expect(Properties.KmsMasterKeyId).toBeDefined();
    for (const { Properties } of ofType(resources, 'AWS::S3::Bucket')) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true,
      });
      expect(Properties.BucketEncryption).toBeDefined();
    }
  });

  it('refuses requests without TLS on buckets, queues and the topic', () => {
    for (const type of ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy']) {
      for (const { Properties } of ofType(resources, type)) {
        expect(resolved(Properties.PolicyDocument)).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}}');
      }
    }
  });

  it('lets services use the key, the queues and the bucket for logs on behalf of this account only', () => {
    const policies = ['AWS::KMS::Key', 'AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy'].flatMap((type) => ofType(resources, type))
      .map(({ Properties }) => (Properties.KeyPolicy ?? Properties.PolicyDocument) as { Statement: Statement[] });
    const toServices = policies.flatMap(({ Statement }) => Statement).filter(({ Principal }) => resolved(Principal ?? '').includes('Service'));
    expect(toServices.length).toBeGreaterThanOrEqual(4 + 3);
    for (const { Sid, Condition } of toServices) {
      const bound = resolved(Condition ?? {});
      expect([Sid, bound]).toEqual([Sid, expect.stringMatching(/aws:SourceAccount|aws:SourceArn|EncryptionContext/)]);
    }
  });

  it('tells EventBridge of new objects without a custom resource', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } }, VersioningConfiguration: { Status: 'Enabled' },
    });
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        'source': ['aws.s3'], 'detail-type': ['Object Created'], 'detail': { object: { key: [{ prefix: 'incoming/' }] } },
      },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue(), RetryPolicy: { MaximumRetryAttempts: 185 } })],
    });
  });

  it('redelivers an event that no execution was started for, five times, then keeps it for 14 days behind an alarm', () => {
    template.hasResourceProperties('AWS::SQS::Queue', { RedrivePolicy: { maxReceiveCount: 5 }, VisibilityTimeout: 180, MessageRetentionPeriod: 1_209_600 });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { FunctionResponseTypes: ['ReportBatchItemFailures'], ScalingConfig: { MaximumConcurrency: 5 } });
    template.resourceCountIs('AWS::CloudWatch::Alarm', 2);
    template.allResourcesProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1, AlarmActions: Match.anyValue(),
    });
  });

  it('lets its alarms reach the topic', () => {
    const [{ Properties }] = ofType(resources, 'AWS::SNS::TopicPolicy');
    expect(resolved(Properties.PolicyDocument)).toContain('"Action":"sns:Publish","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:cloudwatch:');
  });

  it('runs the jobs on Glue 5.1 with two G.1X workers, ten runs at once, without bookmarks or retries of their own', () => {
    template.allResourcesProperties('AWS::Glue::Job', {
      GlueVersion: '5.1', WorkerType: 'G.1X', NumberOfWorkers: 2, Timeout: 60, MaxRetries: 0, ExecutionProperty: { MaxConcurrentRuns: 10 },
      DefaultArguments: Match.objectLike({ '--job-bookmark-option': 'job-bookmark-disable', '--enable-metrics': 'true' }),
      SecurityConfiguration: Match.anyValue(),
    });
  });

  it('stops the run and tells everyone when an execution fails, times out or is aborted', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        'source': ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        'detail': { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() }), Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
    });
  });

  it('writes logs of the state machine without the data of executions, and traces it', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false }, TracingConfiguration: { Enabled: true },
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: Match.anyValue() });
  });
});

describe('props', () => {
  it('reach what they are about', () => {
    const { template } = synthesize({
      jobTimeout: Duration.hours(2),
      logRetention: RetentionDays.ONE_WEEK,
      maxFileSize: Size.mebibytes(10),
      pollingInterval: Duration.seconds(45),
      quarantineRetention: Duration.days(7),
      removalPolicy: RemovalPolicy.DESTROY,
      sourcePrefix: 'in/',
      targetPrefix: 'out/',
    });
    template.allResourcesProperties('AWS::Glue::Job', { Timeout: 120 });
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
    template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: Match.objectLike({ MAX_FILE_SIZE_BYTES: '10485760', SOURCE_PREFIX: 'in/' }) } });
    template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: Match.objectLike({ TARGET_PREFIX: 'out/' }) } });
    template.hasResourceProperties('AWS::S3::Bucket', { LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 7, NoncurrentVersionExpiration: Match.anyValue() })] } });
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
    expect(resolved(template.findResources('AWS::StepFunctions::StateMachine'))).toContain('\\"Seconds\\":45');
    expect(resolved(template.findResources('AWS::StepFunctions::StateMachine'))).toContain(`\\"TimeoutSeconds\\":${3 * 3600}`);
    expect(resolved(template.findResources('AWS::Events::Rule'))).toContain('"prefix":"in/"');
  });

  it('that another language hands over as undefined keep their defaults', () => {
    const { template } = synthesize({ fileTypes: undefined, pollingInterval: undefined, sourcePrefix: undefined, removalPolicy: undefined });
    template.resourceCountIs('AWS::Glue::Job', 3);
    expect(resolved(template.findResources('AWS::Events::Rule'))).toContain('"prefix":"incoming/"');
  });

  it('without a source prefix take the whole bucket', () => {
    const { template } = synthesize({ sourcePrefix: '' });
    expect(resolved(template.findResources('AWS::Events::Rule'))).not.toContain('"prefix"');
  });
});

it('everything of these types that is created can be reached by a property', () => {
  const { stack, pipeline, resources } = synthesize();
  const shown = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { node } = value as { node?: { defaultChild?: { logicalId?: string } } };
    if (node?.defaultChild?.logicalId) shown.add(stack.resolve(node.defaultChild.logicalId) as string);
    else if (!node) Object.values(value).forEach(visit);
  };
  const properties = Object.entries(pipeline).filter(([name]) => name !== 'node' && !name.startsWith('_'));
  properties.forEach(([, value]) => visit(value));
  const text = resolved(properties.filter(([, value]) => typeof value === 'string').map(([, value]) => stack.resolve(value)));
  const jobs = stack.resolve(Object.values(pipeline.jobs).map(({ jobName }) => jobName)) as { Ref: string }[];
  jobs.forEach(({ Ref }) => shown.add(Ref));
  const inPrivate = /::(Policy|BucketPolicy|QueuePolicy|TopicPolicy|Permission|Subscription)$/;
  const hidden = Object.entries(resources).filter(([id, { Type }]) => !inPrivate.test(Type) && !shown.has(id) && !text.includes(id)).map(([id]) => id);
  expect(hidden).toEqual([]);
  expect(shown.size).toBeGreaterThan(40);
});
