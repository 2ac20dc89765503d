import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { GivenPlace, GivenStorage } from './given-storage';
import { keyItself } from './key-itself';

/** What the objects of a given bucket are encrypted with, as far as anybody said. */
export function givenKeyOf(place: GivenPlace, given: GivenStorage): IKey | undefined {
  const prop = `${place}EncryptionKey` as const;
  const [key, own] = [given[prop], given[`${place}Bucket`]?.encryptionKey];
  if (key) return keyItself(prop, key);
  return own && keyItself(`the encryption key of ${place}Bucket, for which no ${prop} is given,`, own);
}
