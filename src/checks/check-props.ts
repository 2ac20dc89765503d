import { Token, type Duration, type Size } from 'aws-cdk-lib';
import { LIMITS } from '../contract/limits';

/** Throws an error if a prefix cannot be the beginning of keys, or would be a pattern in a policy. */
export function checkPrefix(prop: string, prefix: string): void {
  if (Token.isUnresolved(prefix) || prefix === '') return;
  if (prefix.startsWith('/') || !prefix.endsWith('/')) {
    throw new Error(`${prop} is "${prefix}": use a prefix that ends with a slash and does not begin with one, such as "incoming/"`);
  }
  if (prefix.includes('://')) {
    throw new Error(`${prop} is "${prefix}": use only the beginning of the keys, without the bucket, such as "incoming/"`);
  }
  if (/[*?]|\$\{/.test(prefix)) {
    throw new Error(`${prop} is "${prefix}", but *, ? and \${ have a special meaning in the policies of the roles: use a prefix without them`);
  }
}

/** Throws an error if files of the size could not be processed. */
export function checkMaxFileSize(maxFileSize: Size): void {
  if (maxFileSize.isUnresolved()) return;
  const bytes = maxFileSize.toBytes();
  if (bytes < 1 || bytes > LIMITS.fileBytes) {
    throw new Error(`maxFileSize is ${bytes} bytes: use 1 byte to 200 GiB, which is about as much as a function can copy in 15 minutes`);
  }
}

/** Throws an error unless the timeout is a whole number of minutes that Glue supports. */
export function checkJobTimeout(jobTimeout: Duration): void {
  if (jobTimeout.isUnresolved()) {
    throw new Error('jobTimeout is not known until deployment, but the deadline of executions is calculated from it: use a literal duration');
  }
  checkWholeNumber('jobTimeout', jobTimeout.toMinutes({ integral: false }), 'minutes', 7 * 24 * 60);
}

/** Throws an error unless the retention is a whole number of days that a lifecycle rule supports. */
export function checkQuarantineRetention(quarantineRetention: Duration): void {
  if (quarantineRetention.isUnresolved()) return;
  checkWholeNumber('quarantineRetention', quarantineRetention.toDays({ integral: false }), 'days', 36_500);
}

function checkWholeNumber(prop: string, amount: number, unit: string, max: number): void {
  if (!Number.isInteger(amount) || amount < 1 || amount > max) {
    throw new Error(`${prop} is ${amount} ${unit}: use a whole number of ${unit} from 1 to ${max}`);
  }
}
