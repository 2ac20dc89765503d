import { createHash } from 'node:crypto';
import * as path from 'node:path';
import { Names, Stack } from 'aws-cdk-lib';
import { CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';

/** What all managed jobs of a pipeline share, created with the first of them: jobs that were given need neither. */
export class SharedJobResources {
  private createdScript?: GlueScript;
  private createdConfiguration?: string;

  constructor(private readonly scope: Construct, private readonly key: IKey) {}

  public get script(): GlueScript {
    this.createdScript ??= new GlueScript(this.scope, 'Script');
    return this.createdScript;
  }

  /** The name of the Glue security configuration. */
  public get securityConfiguration(): string {
    this.createdConfiguration ??= createSecurityConfiguration(this.scope, 'SecurityConfiguration', this.key);
    return this.createdConfiguration;
  }

  public get createdSecurityConfiguration(): string | undefined {
    return this.createdConfiguration;
  }
}

const GLUE_ASSETS = path.join(__dirname, '..', '..', 'glue-assets');

/** The script that every managed job runs, as one file and the package it imports. */
class GlueScript extends Construct {
  public readonly entryUri: string;
  /** A zip with `file_pipeline/` at its root. */
  public readonly packageUri: string;
  public readonly objectArns: string[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const entry = new Asset(this, 'Entry', { path: path.join(GLUE_ASSETS, 'convert_file.py') });
    const modules = new Asset(this, 'Package', { path: GLUE_ASSETS, exclude: ['convert_file.py', '**/__pycache__', '*.pyc'] });
    this.entryUri = entry.s3ObjectUrl;
    this.packageUri = modules.s3ObjectUrl;
    this.objectArns = [entry, modules].map(assetArn);
  }
}

/** Instead of asset.grantRead, which opens the whole bootstrap bucket. */
export function assetArn(asset: Asset): string {
  return Stack.of(asset).formatArn({ service: 's3', region: '', account: '', resource: asset.s3BucketName, resourceName: asset.s3ObjectKey });
}

export const GLUE_LOG_GROUP_PREFIX = '/aws-glue/file-processing-pipeline';

/**
 * Encrypts all that the jobs leave behind. CloudFormation cannot change a security configuration, and its name must be given: a hash of the
 * content in the name makes a change a replacement.
 */
function createSecurityConfiguration(scope: Construct, id: string, key: IKey): string {
  const encryptionConfiguration = {
    cloudWatchEncryption: { cloudWatchEncryptionMode: 'SSE-KMS', kmsKeyArn: key.keyArn },
    jobBookmarksEncryption: { jobBookmarksEncryptionMode: 'CSE-KMS', kmsKeyArn: key.keyArn },
    s3Encryptions: [{ s3EncryptionMode: 'SSE-KMS', kmsKeyArn: key.keyArn }],
  };
  const content = JSON.stringify(Stack.of(scope).resolve(encryptionConfiguration));
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const configuration = new CfnSecurityConfiguration(scope, id, {
    // At most 255 characters; the name begins with the stack's.
    name: `${Names.uniqueResourceName(scope, { maxLength: 200 })}-${hash}`,
    encryptionConfiguration,
  });
  return configuration.ref;
}
