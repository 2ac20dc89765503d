import { Stack } from 'aws-cdk-lib';
import { Alias, Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { FileProcessingPipeline, type FileProcessingPipelineProps } from '../../src';
import { identityStatements } from '../helpers/statements';
import { resolved, synthesize, testApp } from '../helpers/synthesize';

const named = (stack: Stack, id = 'Named'): IKey => Alias.fromAliasName(stack, id, 'alias/data');
const aliasOfKey = (stack: Stack): IKey => new Alias(stack, 'Alias', { aliasName: 'alias/data', targetKey: new Key(stack, 'TheKey') });

function keysUsed(props: (stack: Stack) => FileProcessingPipelineProps): string[] {
  const { resources } = synthesize(props);
  return identityStatements(resources).filter(({ Sid }) => Sid === 'Key' || Sid === 'ReadKey').flatMap(({ Resource }) => [Resource].flat().map(resolved));
}

const SOURCE = { versioned: true, eventBridgeEnabled: true };

describe('an alias of a key', () => {
  it.each<[string, (stack: Stack) => FileProcessingPipelineProps]>([
    ['encryptionKey', (stack) => ({ encryptionKey: aliasOfKey(stack) })],
    ['sourceEncryptionKey', (stack) => ({ sourceBucket: new Bucket(stack, 'Bucket', SOURCE), sourceEncryptionKey: aliasOfKey(stack) })],
    ['targetEncryptionKey', (stack) => ({ targetBucket: new Bucket(stack, 'Bucket'), targetEncryptionKey: aliasOfKey(stack) })],
    ['quarantineEncryptionKey', (stack) => ({ quarantineBucket: new Bucket(stack, 'Bucket'), quarantineEncryptionKey: aliasOfKey(stack) })],
    ['the key of a bucket', (stack) => ({ sourceBucket: new Bucket(stack, 'Bucket', { ...SOURCE, encryptionKey: aliasOfKey(stack) }) })],
  ])('as %s stands for the key, which alone a policy can name', (_case, props) => {
    const keys = keysUsed(props);
    expect(keys.filter((key) => key.includes('TheKey')).length).toBeGreaterThan(0);
    expect(keys.filter((key) => key.includes('alias'))).toEqual([]);
  });

  it('lets the services use the key', () => {
    const stack = new Stack(testApp(), 'Stack');
    const key = new Key(stack, 'Key');
    FileProcessingPipeline.allowServicesToUseKey(key.addAlias('alias/data'));
    expect(JSON.stringify(stack.resolve((key.node.defaultChild as { keyPolicy?: unknown }).keyPolicy))).toContain('events.amazonaws.com');
  });

  it('that was imported with its key stands for it', () => {
    const targetKey = (stack: Stack) => Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111111111111:key/of-data');
    const keys = keysUsed((stack) => ({ encryptionKey: Alias.fromAliasAttributes(stack, 'Alias', { aliasName: 'alias/data', aliasTargetKey: targetKey(stack) }) }));
    expect(new Set(keys)).toEqual(new Set(['"arn:aws:kms:us-east-1:111111111111:key/of-data"']));
  });

  it.each<[string, (stack: Stack) => FileProcessingPipelineProps, RegExp]>([
    ['encryptionKey', (stack) => ({ encryptionKey: named(stack) }), /^encryptionKey is the alias Stack\/Named, .*Key.fromKeyArn/],
    ['targetEncryptionKey', (stack) => ({ targetBucket: new Bucket(stack, 'Bucket'), targetEncryptionKey: named(stack) }), /^targetEncryptionKey is the alias/],
    ['an ARN', (stack) => ({ encryptionKey: Key.fromKeyArn(stack, 'Arn', 'arn:aws:kms:us-east-1:111111111111:alias/data') }), /^encryptionKey is the alias Stack\/Arn/],
    ['the key of a bucket', (stack) => ({ sourceBucket: new Bucket(stack, 'Bucket', { ...SOURCE, encryptionKey: named(stack) }) }),
      /^the encryption key of sourceBucket .*sourceEncryptionKey.* is the alias Stack\/Named/],
  ])('fails when its key is not known, as %s', (_case, props, message) => {
    expect(() => synthesize(props)).toThrow(message);
  });

  it('fails when its key is not known, and the services shall use it', () => {
    expect(() => FileProcessingPipeline.allowServicesToUseKey(named(new Stack(testApp(), 'Stack')))).toThrow(/the key is the alias Stack\/Named/);
  });

  it('of a bucket does not matter if the key itself is given', () => {
    expect(keysUsed((stack) => ({
      sourceBucket: new Bucket(stack, 'Bucket', { ...SOURCE, encryptionKey: named(stack) }),
      sourceEncryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-east-1:111111111111:key/of-data'),
    }))).toContain('"arn:aws:kms:us-east-1:111111111111:key/of-data"');
  });
});
