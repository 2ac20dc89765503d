import type { IAlias, IKey } from 'aws-cdk-lib/aws-kms';

/**
 * The key behind an alias: IAM knows keys by their own ARN only, so a policy that names an alias allows nothing.
 *
 * @throws if the key behind an alias is not known
 */
export function keyItself(what: string, key: IKey): IKey {
  const itself = 'aliasTargetKey' in key ? targetOf(key as IAlias) : key;
  if (itself && !itself.keyArn.includes(':alias/')) return itself;
  throw new Error(`${what} is the alias ${key.node.path}, whose key is not known here, and a policy that names an alias allows nothing: give the key itself, such as Key.fromKeyArn`);
}

function targetOf(alias: IAlias): IKey | undefined {
  try {
    return alias.aliasTargetKey;
  } catch {
    // One that was imported by its name.
    return undefined;
  }
}
