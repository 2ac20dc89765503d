import { Token, type Duration, type Size } from 'aws-cdk-lib';
import { LIMITS } from '../contract/limits';

export function checkPrefix(prop: string, prefix: string): void {
  if (Token.isUnresolved(prefix) || prefix === '') return;
  if (prefix.startsWith('/') || !prefix.endsWith('/')) {
    throw new Error(`${prop} is "${prefix}": give a prefix that does not begin with a slash and ends with one, such as "incoming/"`);
  }
}

export function checkMaxFileSize(maxFileSize: Size): void {
  if (maxFileSize.isUnresolved()) return;
  const bytes = maxFileSize.toBytes();
  if (bytes < 1 || bytes > LIMITS.copyObjectBytes) {
    throw new Error(`maxFileSize is ${bytes} bytes: give at least 1 byte and at most 5 GiB, the largest object that S3 copies in one request`);
  }
}

/** Whole units between two bounds. */
export function checkDuration(prop: string, value: Duration, unit: 'minutes' | 'days', least: number, most: number): void {
  if (value.isUnresolved()) return;
  const amount = unit === 'minutes' ? value.toMinutes({ integral: false }) : value.toDays({ integral: false });
  if (!Number.isInteger(amount) || amount < least || amount > most) {
    throw new Error(`${prop} is ${amount} ${unit}: give whole ${unit}, ${least} to ${most}`);
  }
}
