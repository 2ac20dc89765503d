import type { S3ObjectCreatedNotificationEvent } from 'aws-lambda';
import type { ObservedObject } from '../../src/contract/object-identity';

/**
 * The object that an EventBridge event "Object Created" tells of. Its key is raw, unlike that of an S3 event notification: decoding it would
 * name another object.
 */
export function decodeEvent(body: string): ObservedObject {
  const event = parse(body);
  if (event?.['detail-type'] !== 'Object Created' || event.source !== 'aws.s3') {
    throw new Error(`message is not an S3 event "Object Created" of EventBridge but ${JSON.stringify(event?.['detail-type'] ?? null)}: send such events only`);
  }
  const bucket = event.detail?.bucket?.name;
  const { key, etag, size, 'version-id': versionId } = event.detail?.object ?? {};
  if (!isText(bucket) || !isText(key) || !isText(etag) || typeof size !== 'number') {
    throw new Error('S3 event lacks the bucket\'s name or the object\'s key, etag or size: send events as S3 makes them');
  }
  return { bucket, key, etag, size, ...(isText(versionId) && { versionId }) };
}

function parse(body: string): DeepPartial<S3ObjectCreatedNotificationEvent> | null {
  try {
    return JSON.parse(body) as DeepPartial<S3ObjectCreatedNotificationEvent> | null;
  } catch {
    throw new Error('message is not JSON: send S3 events "Object Created" of EventBridge only');
  }
}

type DeepPartial<T> = T extends object ? { readonly [K in keyof T]?: DeepPartial<T[K]> } : T;

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Why an object is none of the pipeline's, or undefined if it is. The rule filters by bucket and prefix too; it can be edited, this cannot. */
export function reasonToIgnore(object: ObservedObject, bucket: string, prefix: string): string | undefined {
  if (object.bucket !== bucket) return 'not the source bucket';
  if (!object.key.startsWith(prefix)) return 'outside the source prefix';
  if (object.key.endsWith('/') && object.size === 0) return 'folder marker';
  return undefined;
}
