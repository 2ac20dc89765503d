import type { ObservedObject } from '../../src/contract/object-identity';

/** Why an object is none of the pipeline's, or undefined if it is. The rule filters by bucket and prefix too; it can be edited, this cannot. */
export function reasonToIgnore(object: ObservedObject, bucket: string, prefix: string): string | undefined {
  if (object.bucket !== bucket) return 'not the source bucket';
  if (!object.key.startsWith(prefix)) return 'outside the source prefix';
  if (object.key.endsWith('/') && object.size === 0) return 'folder marker';
  return undefined;
}
