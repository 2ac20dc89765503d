import { Annotations, ArnFormat, Stack, type RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

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

/** Services that hand encrypted messages to a queue or topic of the pipeline. Without their statement the messages vanish. */
const MESSAGE_SENDERS = { Events: 'events', Topic: 'sns', Alarms: 'cloudwatch' };

const ALLOWED = 'cdk-file-processing-pipeline:services-allowed';

/** What the policy of a pipeline's key must hold for the services that use it on behalf of the account. */
export function serviceKeyStatements(stack: Stack): iam.PolicyStatement[] {
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
    // Logs sends no source account; the group's ARN, which holds it, is the encryption context.
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

/** Adds the statements; false if the policy of the key is not to be changed from here, as that of an imported one. */
export function allowServices(given: kms.IKey): boolean {
  const key = resolveAlias('the key', given);
  const added = serviceKeyStatements(Stack.of(key)).map((statement) => key.addToResourcePolicy(statement).statementAdded);
  if (!added.every(Boolean)) return false;
  key.node.addMetadata(ALLOWED, true);
  return true;
}

/** A given key is not changed unasked: without the statements, deployment fails at the first log group. */
export function warnUnlessServicesAllowed(scope: Construct, key: kms.IKey): void {
  if (key.node.metadata.some(({ type }) => type === ALLOWED)) return;
  const stack = Stack.of(scope);
  const statements = serviceKeyStatements(stack).map((statement) => stack.resolve(statement.toStatementJson()));
  Annotations.of(scope).addWarningV2(
    'cdk-file-processing-pipeline:encryptionKeyPolicyNotSet',
    `the policy of encryptionKey ${key.node.path} is not set here: call FileProcessingPipeline.allowServicesToUseKey(key) before the pipeline is created, if the key is created in this app, ` +
    `or add these statements to its policy and acknowledge this warning: ${JSON.stringify(statements)}`);
}

/**
 * The key behind an alias: IAM knows keys by their own ARN only, so a policy that names an alias allows nothing.
 *
 * @throws if the key behind an alias is not known
 */
export function resolveAlias(what: string, key: kms.IKey): kms.IKey {
  const itself = 'aliasTargetKey' in key ? targetOf(key as kms.IAlias) : key;
  if (itself && !itself.keyArn.includes(':alias/')) return itself;
  throw new Error(`${what} is the alias ${key.node.path}, whose key is not known here, and a policy that names an alias allows nothing: give the key itself, such as Key.fromKeyArn`);
}

function targetOf(alias: kms.IAlias): kms.IKey | undefined {
  try {
    return alias.aliasTargetKey;
  } catch {
    // One that was imported by its name.
    return undefined;
  }
}
