import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { allowList, allowObjects } from '../access/policy-statements';
import { PUBLISH_OUTPUT_ENVIRONMENT, renderEnvironment } from '../contract/environment';
import { STAGING_PREFIX } from '../contract/staging-layout';
import { PipelineFunction } from '../functions/pipeline-function';
import type { LogSettings } from '../functions/pipeline-log-group';
import type { PipelineStorage } from '../storage/pipeline-storage';

interface PublisherProps {
  readonly storage: PipelineStorage;
  readonly logs: LogSettings;
  readonly sourcePrefix: string;
  readonly targetPrefix: string;
}

/** The function that compares the numbers of rows validated, read, written and stored, and replaces the whole output of a key. */
export class Publisher extends Construct {
  public readonly function: PipelineFunction;

  constructor(scope: Construct, id: string, { storage, logs, sourcePrefix, targetPrefix }: PublisherProps) {
    super(scope, id);
    this.function = new PipelineFunction(this, 'Function', {
      handler: 'publish-output',
      description: 'Publishes the Parquet files of a job run, unless a newer version of the source file exists',
      logs,
      environment: renderEnvironment(PUBLISH_OUTPUT_ENVIRONMENT, {
        STAGING_BUCKET: storage.staging.bucketName,
        TARGET_BUCKET: storage.target.bucketName,
        TARGET_PREFIX: targetPrefix,
        BUCKET_OWNER: storage.account,
      }),
      timeout: Duration.minutes(15),
      memorySize: 512,
      statements: [
        allowObjects('Source', storage.source, sourcePrefix, 's3:GetObject'),
        allowList('ListSource', storage.source),
        allowObjects('Staging', storage.staging, STAGING_PREFIX, 's3:GetObject'),
        allowList('ListStaging', storage.staging),
        allowObjects('Target', storage.target, targetPrefix, 's3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'),
        allowList('ListTarget', storage.target),
        ...storage.allowKeys({ reads: [storage.source, storage.staging], writes: [storage.target] }),
      ],
    });
  }
}
