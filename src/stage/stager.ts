import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { allowList, allowObjects } from '../access/policy-statements';
import { renderEnvironment, STAGE_FILE_ENVIRONMENT } from '../contract/environment';
import { STAGING_PREFIX } from '../contract/staging-layout';
import { PipelineFunction, WHOLE_PROCESSOR_MEMORY } from '../functions/pipeline-function';
import type { LogSettings } from '../functions/pipeline-log-group';
import type { PipelineStorage } from '../storage/pipeline-storage';

interface StagerProps {
  readonly storage: PipelineStorage;
  readonly logs: LogSettings;
  readonly sourcePrefix: string;
}

/** The function that copies the validated version to the staging bucket for the job, in a form that Spark reads correctly. */
export class Stager extends Construct {
  public readonly function: PipelineFunction;

  constructor(scope: Construct, id: string, { storage, logs, sourcePrefix }: StagerProps) {
    super(scope, id);
    this.function = new PipelineFunction(this, 'Function', {
      handler: 'stage-file',
      description: 'Copies a valid file to the staging bucket',
      logs,
      environment: renderEnvironment(STAGE_FILE_ENVIRONMENT, { STAGING_BUCKET: storage.staging.bucketName, BUCKET_OWNER: storage.account }),
      timeout: Duration.minutes(15),
      memorySize: WHOLE_PROCESSOR_MEMORY,
      statements: [
        allowObjects('Source', storage.source, sourcePrefix, 's3:GetObject', 's3:GetObjectVersion'),
        allowList('ListSource', storage.source),
        allowObjects('Staging', storage.staging, STAGING_PREFIX, 's3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'),
        ...storage.allowKeys({ reads: [storage.source], writes: [storage.staging] }),
      ],
    });
  }
}
