import type { SynthesizedResource } from './default-pipeline';
import { table } from './markdown';
import { RESIDUAL_FINDINGS } from '../../src/nag/residual-findings';

type Resources = Record<string, SynthesizedResource>;

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/** Columns of the table of who does what with the objects of a bucket. */
const BUCKETS = ['Source', 'Staging', 'Target', 'Quarantine', 'AccessLogs'];

/** The verb that the table shows for each action on objects. */
const VERBS: Record<string, string> = {
  's3:GetObject': 'read', 's3:GetObjectVersion': 'read', 's3:ListBucket': 'list', 's3:PutObject': 'write', 's3:AbortMultipartUpload': 'write', 's3:DeleteObject': 'delete',
  's3:PutObjectTagging': 'tag',
};

export function residualFindingTable(): string {
  return table(['rule', 'packs', 'where', 'reason'], RESIDUAL_FINDINGS.map(({ rule, packs, where, reason }) => [rule, packs.join(', '), where, reason]));
}

/** Returns a table of everything that stores data, with the key that encrypts it in the template. */
export function encryptionTable(resources: Resources): string {
  const [[keyId]] = entriesOf(resources, 'AWS::KMS::Key');
  const rows = new Map<string, string[]>();
  const add = (what: string, key: unknown, name: string) => {
    const encryption = JSON.stringify(key ?? '').includes(`"${keyId}"`) ? 'the key of the pipeline' : encryptedOtherwise(key);
    const row = `${what}|${encryption}`;
    rows.set(row, [...(rows.get(row) ?? []), name]);
  };
  for (const [, bucket] of entriesOf(resources, 'AWS::S3::Bucket')) add('bucket', bucket.Properties.BucketEncryption, nameOf(bucket));
  for (const [, queue] of entriesOf(resources, 'AWS::SQS::Queue')) add('queue', queue.Properties.KmsMasterKeyId, nameOf(queue));
  for (const [, topic] of entriesOf(resources, 'AWS::SNS::Topic')) add('topic', topic.Properties.KmsMasterKeyId, nameOf(topic));
  for (const [, group] of entriesOf(resources, 'AWS::Logs::LogGroup')) add('log group', group.Properties.KmsKeyId, nameOf(group));
  for (const [, { Properties }] of entriesOf(resources, 'AWS::Glue::SecurityConfiguration')) {
    const { CloudWatchEncryption, JobBookmarksEncryption, S3Encryptions } = Properties.EncryptionConfiguration as Record<string, unknown>;
    add('output of jobs', CloudWatchEncryption, 'logs');
    add('output of jobs', JobBookmarksEncryption, 'bookmarks');
    add('output of jobs', S3Encryptions, 'objects');
  }
  return table(['kind', 'which', 'encrypted with'], [...rows].map(([row, names]) => [row.split('|')[0], names.join(', '), row.split('|')[1]]));
}

/** Returns a table of what the policies of each role allow on the objects of each bucket. */
export function accessTable(resources: Resources): string {
  const buckets = new Map(entriesOf(resources, 'AWS::S3::Bucket').map(([id, bucket]) => [id, nameOf(bucket)]));
  const rows = entriesOf(resources, 'AWS::IAM::Role').map(([, role]) => {
    const policies = (role.Properties.Policies ?? []) as { PolicyDocument: { Statement: Statement[] } }[];
    const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    return [nameOf(role), ...BUCKETS.map((bucket) => verbsFor(statements.filter(({ Resource }) => bucketOf(Resource, buckets) === bucket)))];
  });
  return table(['role', ...BUCKETS], rows);
}

function verbsFor(statements: Statement[]): string {
  const actions = statements.flatMap(({ Action }) => Action);
  const unknown = actions.find((action) => VERBS[action] === undefined);
  if (unknown !== undefined) throw new Error(`the action ${unknown} has no verb in the table of docs/security.md: add one to VERBS`);
  return [...new Set(actions.map((action) => VERBS[action]))].sort().join(', ');
}

function bucketOf(resource: unknown, buckets: ReadonlyMap<string, string>): string | undefined {
  const [id] = [...buckets.keys()].filter((bucket) => JSON.stringify(resource).includes(`"${bucket}"`));
  return buckets.get(id);
}

function encryptedOtherwise(key: unknown): string {
  if (JSON.stringify(key ?? '').includes('"AES256"')) return 'a key of S3 (SSE-S3)';
  throw new Error(`${JSON.stringify(key)} is a key that docs/security.md does not know: add it to encryptedOtherwise`);
}

function entriesOf(resources: Resources, type: string): [string, SynthesizedResource][] {
  return Object.entries(resources).filter(([, { Type }]) => Type === type);
}

/** Returns the path below the pipeline, without the ids that the CDK adds. */
function nameOf({ Metadata }: SynthesizedResource): string {
  return Metadata!['aws:cdk:path'].split('/').slice(2).filter((id) => !['Resource', 'Storage', 'Role', 'Logs', 'Function', 'Jobs', 'Convert'].includes(id)).join(' ');
}
