import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { App, CfnOutput, CfnResource, CliCredentialsStackSynthesizer, Stack, aws_lambda as lambda } from 'aws-cdk-lib';
import { emulator } from './support/seam';
import { deployTemplate } from '../../../local/emulator/deploy';

const report = () => undefined;

let folder: string;

beforeAll(async () => {
  folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'deploy-test-'));
});

afterAll(() => fs.promises.rm(folder, { recursive: true, force: true }));

function synthesize(name: string, build: (stack: Stack) => void): string {
  const app = new App({ outdir: path.join(folder, name) });
  build(new Stack(app, name, { synthesizer: new CliCredentialsStackSynthesizer({ fileAssetsBucketName: 'assets', bucketPrefix: '' }) }));
  return app.synth().directory;
}

describe('deployTemplate', () => {
  test('deploys a cloud assembly with its assets, and tells outputs and physical names', async () => {
    const on = await emulator();
    const code = path.join(folder, 'code', 'nested');
    await fs.promises.mkdir(code, { recursive: true });
    await fs.promises.writeFile(path.join(code, 'index.js'), 'exports.handler = async () => 42;');
    const assembly = synthesize('Good', stack => {
      const handler = new lambda.Function(stack, 'Function', {
        code: lambda.Code.fromAsset(path.join(folder, 'code')), handler: 'nested/index.handler', runtime: lambda.Runtime.NODEJS_24_X,
      });
      new CfnOutput(stack, 'Name', { value: handler.functionName });
      (handler.node.defaultChild as CfnResource).overrideLogicalId('Handler');
    });

    const deployment = await deployTemplate(on, assembly, 'Good', report);
    expect(deployment.outputs.Name).toBe(deployment.physicalId('Handler'));
    const { Payload } = await new LambdaClient(on.clientConfig).send(new InvokeCommand({ FunctionName: deployment.outputs.Name }));
    expect(Buffer.from(Payload ?? []).toString()).toBe('42');
    expect(() => deployment.physicalId('Other')).toThrow('The stack Good has no resource Other.');
  });

  test('says which resource failed and why', async () => {
    const assembly = synthesize('Bad', stack => {
      const properties = { Name: 'twice', EncryptionConfiguration: {} };
      const first = new CfnResource(stack, 'First', { type: 'AWS::Glue::SecurityConfiguration', properties });
      new CfnResource(stack, 'Second', { type: 'AWS::Glue::SecurityConfiguration', properties }).addResourceDependency(first);
    });
    await expect(deployTemplate(await emulator(), assembly, 'Bad', report)).rejects.toThrow(/The stack Bad ended as CREATE_FAILED: Second \(AWS::Glue::SecurityConfiguration\): .*already exists/);
  });

  test('says which stacks there are when asked for another', async () => {
    const assembly = synthesize('Only', () => undefined);
    await expect(deployTemplate(await emulator(), assembly, 'Another', report)).rejects.toThrow('has no stack Another; it has Only.');
  });
});
