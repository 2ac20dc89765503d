import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { CONFIGURATION_NAMES, configure } from './configurations';
import { atWorst, inlinePolicySizes } from './worst-case';
import { FileMatch, FileType, GlueJob } from '../../src';
import { LIMITS } from '../../src/contract/limits';
import { synthesize, testApp, type CloudFormationResource } from '../helpers/synthesize';

type Resources = Record<string, CloudFormationResource>;

/** Of AWS: resources of a stack, bytes of a template, of a definition and of a payload, characters of the inline policies of a role. */
const QUOTAS = { resources: 500, template: 1_000_000, definition: 1024 * 1024, payload: 256 * 1024, inlinePolicies: 10_240 };

const configured = Object.fromEntries(CONFIGURATION_NAMES.map((name) => {
  const resources = Template.fromStack(Stack.of(configure(testApp(), name))).toJSON().Resources as Resources;
  return [name, resources];
}));

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

function definitionOf(resources: Resources): string {
  const { Properties } = Object.values(resources).find(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')!;
  return atWorst(Properties.DefinitionString, resources) as string;
}

/** Of each task, the bytes that are handed to its handler whatever the file is. */
function payloads(definition: string): number[] {
  const { States } = JSON.parse(definition) as { States: Record<string, { Parameters?: unknown }> };
  return Object.values(States).flatMap(({ Parameters }) => (Parameters ? [bytes(Parameters)] : []));
}

describe('a pipeline with defaults', () => {
  const resources = configured['defaults with an e-mail target'];

  it('stays within 90 resources and 200 KB of template', () => {
    expect(Object.keys(resources).length).toBeLessThanOrEqual(90);
    expect(bytes({ Resources: resources })).toBeLessThanOrEqual(200_000);
  });

  it('adds at most five resources for a further file type, whatever its job is', () => {
    const count = (...fileTypes: FileType[]) => Object.keys(synthesize({ fileTypes }).resources).length;
    const one = count(FileType.csv());
    const job = GlueJob.managed({ transform: 'examples/own-transform/transform.py' });
    expect(count(FileType.csv(), FileType.json()) - one).toBeLessThanOrEqual(5);
    expect(count(FileType.csv(), FileType.json({ job })) - one).toBeLessThanOrEqual(5);
  });
});

describe.each(CONFIGURATION_NAMES)('a pipeline with %s', (name) => {
  const resources = configured[name];

  it('fits in one stack', () => {
    expect(Object.keys(resources).length).toBeLessThanOrEqual(0.5 * QUOTAS.resources);
    expect(bytes({ Resources: resources })).toBeLessThanOrEqual(0.5 * QUOTAS.template);
  });

  it('gives no role more inline policies than IAM takes, with names as long as they can get', () => {
    const sizes = inlinePolicySizes(resources);
    expect(Object.keys(sizes).length).toBeGreaterThanOrEqual(13);
    expect(Object.entries(sizes).filter(([, size]) => size > QUOTAS.inlinePolicies)).toEqual([]);
  });

  it('has a definition and payloads that Step Functions takes, with names as long as they can get', () => {
    const definition = definitionOf(resources);
    expect(Buffer.byteLength(definition)).toBeLessThanOrEqual(0.2 * QUOTAS.definition);
    expect(Math.max(...payloads(definition))).toBeLessThanOrEqual(0.2 * QUOTAS.payload);
  });
});

describe('the limits at synth', () => {
  it('let no role, definition or payload get too large for AWS', () => {
    const schema = Array.from({ length: 2_800 }, (_column, index) => ({ name: `column-${index}`.padEnd(34, '-'), type: Schema.STRING }));
    const fileTypes = Array.from({ length: LIMITS.fileTypes }, (_type, index) =>
      FileType.csv({ name: `t${'-'.repeat(36)}${index + 100}`, match: FileMatch.suffix(`.t${index}`), ...(index === 0 && { schema }) }));
    const specs = bytes(fileTypes.map(({ _spec }) => _spec));
    expect(specs).toBeGreaterThan(0.95 * LIMITS.fileTypesBytes);

    const { resources } = synthesize({ fileTypes });
    const definition = definitionOf(resources);
    expect(Buffer.byteLength(definition)).toBeLessThanOrEqual(QUOTAS.definition);
    // Beside them goes the state of the execution, whose size has a test of its own.
    expect(Math.max(...payloads(definition))).toBeLessThanOrEqual(QUOTAS.payload - 16 * 1024);
    expect(Object.values(inlinePolicySizes(resources)).filter((size) => size > QUOTAS.inlinePolicies)).toEqual([]);
    expect(bytes({ Resources: resources })).toBeLessThanOrEqual(QUOTAS.template);
    expect(Object.keys(resources).length).toBeLessThanOrEqual(QUOTAS.resources);
  });
});
