import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type ILogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** The settings of all log groups of a pipeline. */
export interface LogSettings {
  readonly key: IKey;
  readonly retention: RetentionDays;
}

/** A log group that is deleted with the stack. */
export class PipelineLogGroup extends Construct {
  public readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, settings: LogSettings, logGroupName?: string) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Resource', {
      encryptionKey: settings.key,
      logGroupName,
      removalPolicy: RemovalPolicy.DESTROY,
      retention: settings.retention,
    });
  }
}
