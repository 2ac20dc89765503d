import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { CONFIGURATION_NAMES, CONFIGURATIONS, type ConfigurationName } from './configurations';
import type { Statement } from '../helpers/statements';
import { resolved, testApp, type CloudFormationResource } from '../helpers/synthesize';

type Resources = Record<string, CloudFormationResource>;

function configured(name: ConfigurationName, { region, context }: { readonly region?: string; readonly context?: Record<string, unknown> } = {}): Resources {
  const stack = new Stack(testApp(context), 'Stack', region === undefined ? {} : { env: { account: '111111111111', region } });
  CONFIGURATIONS[name](stack);
  return Template.fromStack(stack).toJSON().Resources;
}

/** Of trust, key, queue, topic and bucket policies, and of permissions to invoke. */
function servicePrincipals(resources: Resources): string[] {
  return [...new Set([...resolved(resources).matchAll(/"(?:Service|Principal)":"([^"{]+)"/g)].map(([, service]) => service))].filter((name) => name !== '*').sort();
}

describe('partitions', () => {
  const services = (suffix: string, region: string) => [
    'cloudwatch.amazonaws.com', 'events.amazonaws.com', 'glue.amazonaws.com', 'lambda.amazonaws.com', 'logging.s3.amazonaws.com', `logs.${region}.${suffix}`,
    'sns.amazonaws.com', 'states.amazonaws.com',
  ];

  it.each([
    ['aws', 'eu-west-1', 'amazonaws.com'], ['aws-cn', 'cn-north-1', 'amazonaws.com.cn'], ['aws-us-gov', 'us-gov-west-1', 'amazonaws.com'],
  ])('in %s every ARN is made for it, and every service is called as it is there', (_partition, region, suffix) => {
    for (const name of ['defaults with an e-mail target', 'own buckets and key with every kind of target'] as const) {
      const resources = configured(name, { region });
      expect(JSON.stringify(resources)).not.toMatch(/arn:aws(-[a-z]+)*:/);
      expect(servicePrincipals(JSON.parse(JSON.stringify(resources).replaceAll('{"Ref":"AWS::URLSuffix"}', `"${suffix}"`)))).toEqual(services(suffix, region));
    }
  });

  it('a stack without an environment can be deployed in each', () => {
    for (const name of CONFIGURATION_NAMES) {
      const resources = configured(name);
      expect(JSON.stringify(resources)).not.toMatch(/arn:aws(-[a-z]+)*:/);
      expect(servicePrincipals(resources)).toEqual(services('<AWS::URLSuffix>', '<AWS::Region>'));
    }
  });
});

describe('feature flags', () => {
  it.each(CONFIGURATION_NAMES)('change nothing of a pipeline with %s, but for the order of what its policies allow', (name) => {
    const [none, all] = [{}, recommendedFlags].map((context) => canonical(configured(name, { context })));
    expect(Object.keys(recommendedFlags).length).toBeGreaterThan(80);
    expect(all).toEqual(none);
    expect(Object.keys(none).length).toBeGreaterThan(60);
  });

  it('would be seen if they did', () => {
    const resources = configured('defaults with an e-mail target');
    const [id] = Object.keys(resources).filter((logicalId) => resources[logicalId].Type === 'AWS::IAM::Policy');
    const changed = JSON.parse(JSON.stringify(resources)) as typeof resources;
    (changed[id].Properties.PolicyDocument as { Statement: unknown[] }).Statement.push({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    expect(canonical(changed)).not.toEqual(canonical(resources));
  });
});

/** The resources of the pipeline, with each policy as the set of its single permissions. */
function canonical(resources: Resources): Resources {
  const pipeline = Object.fromEntries(Object.entries(resources).filter(([id]) => id.startsWith('Pipeline')));
  return JSON.parse(JSON.stringify(pipeline), (key, value) => (key === 'Statement' ? permissions(value) : value));
}

function permissions(statements: Statement[]): string[] {
  const single = statements.flatMap(({ Action, Resource, ...rest }) => [Action].flat().flatMap((action) => [Resource].flat().map((resource) =>
    JSON.stringify({ ...rest, action, resource }))));
  return [...new Set(single)].sort();
}
