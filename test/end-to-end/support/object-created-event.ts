import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { UploadedFile } from '../../../local/pipeline/upload';

/** The event of an upload, as EventBridge hands it to a queue. */
export async function objectCreatedEvent(s3: S3Client, { source: { bucket, key, versionId } }: UploadedFile): Promise<string> {
  const { ContentLength, ETag = '' } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
  return JSON.stringify({
    'version': '0',
    'id': 'told-again',
    'detail-type': 'Object Created',
    'source': 'aws.s3',
    'detail': {
      bucket: { name: bucket },
      object: { 'key': key, 'size': ContentLength, 'etag': ETag.replaceAll('"', ''), 'version-id': versionId, 'sequencer': '00' },
      reason: 'PutObject',
    },
  });
}
