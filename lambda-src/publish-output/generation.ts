import type { CountedPart } from './count-rows';
import type { SupersededCheck } from './superseded-check';
import type { ListedObject } from '../shared/list-objects';
import type { OwnedBucket } from '../shared/owned-bucket';
import type { IsLate } from '../shared/time-left';

/** The files of an output that lie published, by name. */
export type Generation = ReadonlyMap<string, ListedObject>;

/** What is put in a generation's place. */
export interface Replacement {
  readonly staging: OwnedBucket;
  readonly target: OwnedBucket;
  readonly folder: string;
  readonly parts: CountedPart[];
  readonly metadata: Record<string, string>;
  readonly isSuperseded: SupersededCheck;
  readonly isLate: IsLate;
}
