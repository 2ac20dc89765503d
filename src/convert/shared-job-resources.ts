import { createHash } from 'node:crypto';
import * as path from 'node:path';
import { Names, Stack } from 'aws-cdk-lib';
import { CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';

/** The resources that all managed jobs of a pipeline share. They are created with the first managed job, because existing jobs do not need them. */
export class SharedJobResources {
  private createdScript?: GlueScript;
  private createdConfiguration?: string;

  constructor(private readonly scope: Construct, private readonly key: IKey) {}

  public get script(): GlueScript {
    this.createdScript ??= new GlueScript(this.scope, 'Script');
    return this.createdScript;
  }

  /** The name of the Glue security configuration, which is created on first use. */
  public get securityConfiguration(): string {
    this.createdConfiguration ??= createSecurityConfiguration(this.scope, 'SecurityConfiguration', this.key);
    return this.createdConfiguration;
  }

  /** The name of the Glue security configuration, or undefined if no job has used it. */
  public get createdSecurityConfiguration(): string | undefined {
    return this.createdConfiguration;
  }
}

const GLUE_ASSETS = path.join(__dirname, '..', '..', 'glue-assets');

/** The script that every managed job runs: one file, and the package that it imports. */
class GlueScript extends Construct {
  public readonly entryUri: string;
  /** The URI of a zip file with `file_pipeline/` at its root. */
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

/** Returns the ARN of an asset, to use instead of `asset.grantRead`, which grants access to the whole bootstrap bucket. */
export function assetArn(asset: Asset): string {
  return Stack.of(asset).formatArn({ service: 's3', region: '', account: '', resource: asset.s3BucketName, resourceName: asset.s3ObjectKey });
}

/** The prefix of the log groups that Glue creates for the jobs. */
export const GLUE_LOG_GROUP_PREFIX = '/aws-glue/file-processing-pipeline';

/**
 * Creates the security configuration that encrypts the logs, bookmarks and output of the jobs. CloudFormation cannot update a security configuration and
 * requires a name, so the name contains a hash of the content, which turns a change into a replacement.
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
    // The name begins with the name of the stack and may have at most 255 characters.
    name: `${Names.uniqueResourceName(scope, { maxLength: 200 })}-${hash}`,
    encryptionConfiguration,
  });
  return configuration.ref;
}
