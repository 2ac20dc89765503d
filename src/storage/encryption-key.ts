import { Annotations, ArnFormat, Stack, type RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** The customer managed key that a pipeline creates. */
export class PipelineKey extends Construct {
  public readonly key: kms.IKey;

  constructor(scope: Construct, id: string, removalPolicy: RemovalPolicy) {
    super(scope, id);
    this.key = new kms.Key(this, 'Resource', {
      description: `Encrypts everything that ${scope.node.scope!.node.path} stores`,
      enableKeyRotation: true,
      removalPolicy,
    });
    allowServices(this.key);
  }
}

/** The services that send encrypted messages to a queue or topic of the pipeline. Without their statements, the messages are lost. */
const MESSAGE_SENDERS = { Events: 'events', Topic: 'sns', Alarms: 'cloudwatch' };

const SERVICES_ALLOWED = 'cdk-file-processing-pipeline:services-allowed';

/** Returns the statements that the policy of the key must contain for the services that use the key on behalf of the account. */
function serviceKeyStatements(stack: Stack): iam.PolicyStatement[] {
  const senders = Object.entries(MESSAGE_SENDERS).map(([sid, service]) => new iam.PolicyStatement({
    sid,
    principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
  }));
  const logs = new iam.PolicyStatement({
    sid: 'Logs',
    principals: [new iam.ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    // CloudWatch Logs does not send the source account, but its encryption context is the ARN of the log group, which contains the account.
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
          service: 'logs', resource: 'log-group', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      },
    },
  });
  return [...senders, logs];
}

/** Adds the statements to the policy of the key. Returns false if the policy cannot be changed here, as that of an imported key. */
export function allowServices(keyOrAlias: kms.IKey): boolean {
  const key = resolveAlias('the key', keyOrAlias);
  const added = serviceKeyStatements(Stack.of(key)).map((statement) => key.addToResourcePolicy(statement).statementAdded);
  if (!added.every(Boolean)) return false;
  key.node.addMetadata(SERVICES_ALLOWED, true);
  return true;
}

/**
 * Warns if the services may not use a key that the user passed. The pipeline does not change the policy of such a key itself, but without the statements
 * the deployment fails at the first log group.
 */
export function warnUnlessServicesAllowed(scope: Construct, key: kms.IKey): void {
  if (key.node.metadata.some(({ type }) => type === SERVICES_ALLOWED)) return;
  const stack = Stack.of(scope);
  const statements = serviceKeyStatements(stack).map((statement) => stack.resolve(statement.toStatementJson()));
  Annotations.of(scope).addWarningV2(
    'cdk-file-processing-pipeline:encryptionKeyPolicyNotSet',
    `the policy of encryptionKey ${key.node.path} does not allow the services to use the key, as far as synthesis knows. If this app creates the key, call ` +
    'FileProcessingPipeline.allowServicesToUseKey(key) before you create the pipeline. Otherwise add these statements to its policy and acknowledge this warning: ' +
    JSON.stringify(statements));
}

/**
 * Returns the key behind an alias, or the key itself. IAM identifies keys only by their own ARN, so a policy that names an alias allows nothing.
 *
 * @param name the name of the key in an error message
 * @throws if the key behind an alias is not known
 */
export function resolveAlias(name: string, key: kms.IKey): kms.IKey {
  const resolved = 'aliasTargetKey' in key ? targetOf(key as kms.IAlias) : key;
  if (resolved && !resolved.keyArn.includes(':alias/')) return resolved;
  throw new Error(`${name} is the alias ${key.node.path}, whose key is not known, and a policy that names an alias allows nothing: use the key itself, such as Key.fromKeyArn`);
}

function targetOf(alias: kms.IAlias): kms.IKey | undefined {
  try {
    return alias.aliasTargetKey;
  } catch {
    // The alias was imported by its name.
    return undefined;
  }
}
