import type { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { allowServices } from './service-key-access';

/** The customer-managed key of a pipeline. */
export class PipelineKey extends Construct {
  public readonly key: kms.IKey;

  constructor(scope: Construct, id: string, removalPolicy: RemovalPolicy) {
    super(scope, id);
    this.key = new kms.Key(this, 'Resource', {
      description: `Encrypts all that ${scope.node.scope!.node.path} keeps`,
      enableKeyRotation: true,
      removalPolicy,
    });
    allowServices(this.key);
  }
}
