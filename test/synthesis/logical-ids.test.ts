import * as fs from 'node:fs';
import * as path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { configure, type ConfigurationName } from './configurations';
import { testApp, type CloudFormationResource } from '../helpers/synthesize';

/**
 * Written by hand on purpose: with another logical id, CloudFormation makes a resource anew and deletes the old one, a bucket's name and a queue's
 * messages with it. A change is a breaking one; what is new is added.
 */
const COMMITTED = path.join(__dirname, 'logical-ids.json');

const committed = JSON.parse(fs.readFileSync(COMMITTED, 'utf8')) as Record<string, Record<string, string>>;

it.each(Object.keys(committed))('a pipeline with %s keeps the logical ids of its resources', (name) => {
  const resources: Record<string, CloudFormationResource> = Template.fromStack(Stack.of(configure(testApp(), name as ConfigurationName))).toJSON().Resources;
  const ids = Object.fromEntries(Object.entries(resources).filter(([id]) => id.startsWith('Pipeline')).map(([id, { Type }]) => [id, Type]));
  expect(ids).toEqual(committed[name]);
});

it('the logical ids of a pipeline with defaults, and of one with all that it can be given, are kept', () => {
  expect(Object.keys(committed)).toEqual(['defaults with an e-mail target', 'own buckets and key with every kind of target']);
  expect(Object.values(committed).map((ids) => Object.keys(ids).length).filter((count) => count < 60)).toEqual([]);
});
