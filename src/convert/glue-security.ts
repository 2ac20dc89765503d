import { createHash } from 'node:crypto';
import { Names, Stack } from 'aws-cdk-lib';
import { CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

export const GLUE_LOG_GROUP_PREFIX = '/aws-glue/file-processing-pipeline';

/**
 * Encrypts all that the jobs leave behind. CloudFormation cannot change a security configuration, and its name must be given: a hash of the
 * content in the name makes a change a replacement.
 */
export function securityConfiguration(scope: Construct, id: string, key: IKey): string {
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
