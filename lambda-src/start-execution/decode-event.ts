import type { S3ObjectCreatedNotificationEvent } from 'aws-lambda';
import type { ObservedObject } from '../../src/contract/object-identity';

/**
 * Decodes an EventBridge event "Object Created" and returns the object that was created. The key in this event is not URL-encoded, unlike the key in an
 * S3 event notification: decoding it would name another object.
 *
 * @throws if the message is not such an event
 */
export function decodeEvent(body: string): ObservedObject {
  const event = parse(body);
  if (event?.['detail-type'] !== 'Object Created' || event.source !== 'aws.s3') {
    throw new Error(`the message is not an EventBridge event "Object Created" of S3, its type is ${JSON.stringify(event?.['detail-type'] ?? null)}: send only such events to the queue`);
  }
  const bucket = event.detail?.bucket?.name;
  const { key, etag, size, 'version-id': versionId } = event.detail?.object ?? {};
  if (!isText(bucket) || !isText(key) || !isText(etag) || typeof size !== 'number') {
    throw new Error('the S3 event has no bucket name, object key, etag or size: send only unchanged events of S3 to the queue');
  }
  return { bucket, key, etag, size, ...(isText(versionId) && { versionId }) };
}

function parse(body: string): DeepPartial<S3ObjectCreatedNotificationEvent> | null {
  try {
    return JSON.parse(body) as DeepPartial<S3ObjectCreatedNotificationEvent> | null;
  } catch {
    throw new Error('the message is not JSON: send only EventBridge events "Object Created" of S3 to the queue');
  }
}

type DeepPartial<T> = T extends object ? { readonly [K in keyof T]?: DeepPartial<T[K]> } : T;

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/**
 * Returns why the pipeline ignores an object, or undefined if it processes the object. The EventBridge rule filters by bucket and prefix, too, but a rule
 * can be edited by hand.
 */
export function reasonToIgnore(object: ObservedObject, bucket: string, prefix: string): string | undefined {
  if (object.bucket !== bucket) return 'not the source bucket';
  if (!object.key.startsWith(prefix)) return 'outside the source prefix';
  if (object.key.endsWith('/') && object.size === 0) return 'folder marker';
  return undefined;
}
