import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { allowList, allowObjects } from '../access/policy-statements';
import { QUARANTINE_FILE_ENVIRONMENT, renderEnvironment } from '../contract/environment';
import { PipelineFunction } from '../functions/pipeline-function';
import type { LogSettings } from '../functions/pipeline-log-group';
import type { PipelineStorage } from '../storage/pipeline-storage';

interface QuarantineProps {
  readonly storage: PipelineStorage;
  readonly logs: LogSettings;
  readonly sourcePrefix: string;
}

/**
 * The function that stores a copy of every rejected file together with the reason, or, if the file is too large to copy, only the reason. No function of
 * the pipeline can read the copies.
 */
export class Quarantine extends Construct {
  public readonly function: PipelineFunction;

  constructor(scope: Construct, id: string, { storage, logs, sourcePrefix }: QuarantineProps) {
    super(scope, id);
    this.function = new PipelineFunction(this, 'Function', {
      handler: 'quarantine-file',
      description: 'Copies a rejected file and the reason to the quarantine bucket',
      logs,
      environment: renderEnvironment(QUARANTINE_FILE_ENVIRONMENT, {
        QUARANTINE_BUCKET: storage.quarantine.bucketName,
        BUCKET_OWNER: storage.account,
      }),
      timeout: Duration.minutes(15),
      statements: [
        allowObjects('Source', storage.source, sourcePrefix, 's3:GetObject', 's3:GetObjectVersion'),
        allowList('ListSource', storage.source),
        allowObjects('Quarantine', storage.quarantine, '', 's3:PutObject', 's3:PutObjectTagging', 's3:AbortMultipartUpload'),
        ...storage.allowKeys({ reads: [storage.source], writes: [storage.quarantine] }),
      ],
    });
  }
}
