import { Duration, type Size } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { allowList, allowObjects } from '../access/policy-statements';
import { renderEnvironment, VALIDATE_FILE_ENVIRONMENT } from '../contract/environment';
import { STAGING_PREFIX } from '../contract/staging-layout';
import { PipelineFunction, WHOLE_PROCESSOR_MEMORY } from '../functions/pipeline-function';
import type { LogSettings } from '../functions/pipeline-log-group';
import type { PipelineStorage } from '../storage/pipeline-storage';

interface FileValidatorProps {
  readonly storage: PipelineStorage;
  readonly logs: LogSettings;
  readonly sourcePrefix: string;
  readonly maxFileSize: Size;
}

/** The function that checks whether a file conforms to its file type. */
export class FileValidator extends Construct {
  public readonly function: PipelineFunction;

  constructor(scope: Construct, id: string, { storage, logs, sourcePrefix, maxFileSize }: FileValidatorProps) {
    super(scope, id);
    this.function = new PipelineFunction(this, 'Function', {
      handler: 'validate-file',
      description: 'Checks whether the content of a file is valid',
      logs,
      environment: renderEnvironment(VALIDATE_FILE_ENVIRONMENT, {
        STAGING_BUCKET: storage.staging.bucketName,
        SOURCE_PREFIX: sourcePrefix,
        MAX_FILE_SIZE_BYTES: maxFileSize.toBytes(),
        BUCKET_OWNER: storage.account,
      }),
      timeout: Duration.minutes(15),
      memorySize: WHOLE_PROCESSOR_MEMORY,
      statements: [
        allowObjects('Source', storage.source, sourcePrefix, 's3:GetObject', 's3:GetObjectVersion'),
        allowList('ListSource', storage.source),
        allowObjects('Staging', storage.staging, STAGING_PREFIX, 's3:PutObject'),
        ...storage.allowKeys({ reads: [storage.source], writes: [storage.staging] }),
      ],
    });
  }
}
