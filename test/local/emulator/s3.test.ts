import {
  CopyObjectCommand, CreateBucketCommand, GetObjectCommand, HeadObjectCommand, PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand, PutObjectCommand, S3Client,
} from '@aws-sdk/client-s3';
import { outcome } from './support/outcome';
import { createQueue } from './support/queue';
import { createRule } from './support/rule';
import { emulator, seam } from './support/seam';

const KEY = 'incoming/a b+c.csv';

seam('s3_event_version', 'the Object Created event names version, etag, size and sequencer of the object', {
  aws: { sameVersion: true, fields: ['etag', 'key', 'sequencer', 'size', 'version-id'], key: KEY, reason: 'PutObject' },
  observe: async on => {
    const s3 = new S3Client(on.clientConfig);
    const Bucket = 'event-version';
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
    await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: { EventBridgeConfiguration: {} } }));
    const queue = await createQueue(on, Bucket, 'events.amazonaws.com');
    await createRule(on, Bucket, { 'source': ['aws.s3'], 'detail-type': ['Object Created'], 'detail': { bucket: { name: [Bucket] } } }, [queue.arn]);
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key: KEY, Body: 'x' }));
    const { detail } = JSON.parse(await queue.next());
    return {
      sameVersion: detail.object['version-id'] === VersionId,
      fields: Object.keys(detail.object).sort(),
      key: detail.object.key,
      reason: detail.reason,
    };
  },
});

seam('s3_conditional_copy', 'CopyObject obeys IfMatch and IfNoneMatch on what it would replace', {
  aws: { ontoNothing: 'done', ontoSomething: 'PreconditionFailed', ontoAnother: 'PreconditionFailed', ontoTheSame: 'done' },
  observe: async on => {
    const s3 = new S3Client(on.clientConfig);
    const Bucket = 'conditional-copy';
    await s3.send(new CreateBucketCommand({ Bucket }));
    const { ETag } = await s3.send(new PutObjectCommand({ Bucket, Key: 'source', Body: 'x' }));
    const copy = (condition: { IfMatch?: string; IfNoneMatch?: string }) => outcome(s3.send(new CopyObjectCommand({
      Bucket, Key: 'target', CopySource: `${Bucket}/source`, ...condition,
    })));
    return {
      ontoNothing: await copy({ IfNoneMatch: '*' }),
      ontoSomething: await copy({ IfNoneMatch: '*' }),
      ontoAnother: await copy({ IfMatch: '"another"' }),
      ontoTheSame: await copy({ IfMatch: ETag }),
    };
  },
});

describe('without a seam', () => {
  test('CopyObject copies an exact version, replaces metadata and obeys CopySourceIfMatch', async () => {
    const s3 = new S3Client((await emulator()).clientConfig);
    const Bucket = 'copy-version';
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
    const { VersionId, ETag } = await s3.send(new PutObjectCommand({ Bucket, Key: KEY, Body: 'old' }));
    await s3.send(new PutObjectCommand({ Bucket, Key: KEY, Body: 'new' }));
    const CopySource = `${Bucket}/${encodeURIComponent(KEY)}?versionId=${VersionId}`;

    await s3.send(new CopyObjectCommand({
      Bucket, Key: 'copy', CopySource, CopySourceIfMatch: ETag, MetadataDirective: 'REPLACE', Metadata: { version: VersionId ?? '' },
    }));
    expect(await (await s3.send(new GetObjectCommand({ Bucket, Key: 'copy' }))).Body?.transformToString()).toBe('old');
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))).Metadata).toEqual({ version: VersionId });
    expect(await outcome(s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource, CopySourceIfMatch: '"other"' })))).toBe('PreconditionFailed');
  });

  test('PutObject obeys IfMatch and IfNoneMatch', async () => {
    const s3 = new S3Client((await emulator()).clientConfig);
    const Bucket = 'conditional-put';
    await s3.send(new CreateBucketCommand({ Bucket }));
    const put = (condition: { IfMatch?: string; IfNoneMatch?: string }) => outcome(s3.send(new PutObjectCommand({ Bucket, Key: 'key', Body: 'x', ...condition })));
    expect(await put({ IfNoneMatch: '*' })).toBe('done');
    expect(await put({ IfNoneMatch: '*' })).toBe('PreconditionFailed');
    expect(await put({ IfMatch: '"other"' })).toBe('PreconditionFailed');
  });
});
