import { Token, type Duration, type Size } from 'aws-cdk-lib';
import { LIMITS } from '../contract/limits';

export function checkPrefix(prop: string, prefix: string): void {
  if (Token.isUnresolved(prefix) || prefix === '') return;
  if (prefix.startsWith('/') || !prefix.endsWith('/')) {
    throw new Error(`${prop} is "${prefix}": give a prefix that does not begin with a slash and ends with one, such as "incoming/"`);
  }
  if (prefix.includes('://')) {
    throw new Error(`${prop} is "${prefix}": give what keys begin with, without the bucket, such as "incoming/"`);
  }
  if (/[*?]|\$\{/.test(prefix)) {
    throw new Error(`${prop} is "${prefix}", in which the policies of the roles would take *, ? and \${ for a pattern: give a prefix without them`);
  }
}

export function checkMaxFileSize(maxFileSize: Size): void {
  if (maxFileSize.isUnresolved()) return;
  const bytes = maxFileSize.toBytes();
  if (bytes < 1 || bytes > LIMITS.fileBytes) {
    throw new Error(`maxFileSize is ${bytes} bytes: give at least 1 byte and at most 200 GiB, about what a function can copy within its 15 minutes`);
  }
}

export function checkJobTimeout(jobTimeout: Duration): void {
  if (jobTimeout.isUnresolved()) {
    throw new Error('jobTimeout must be known at synth, because the deadline of an execution is reckoned from it: give a literal duration');
  }
  checkWhole('jobTimeout', jobTimeout.toMinutes({ integral: false }), 'minutes', 7 * 24 * 60);
}

export function checkQuarantineRetention(quarantineRetention: Duration): void {
  if (quarantineRetention.isUnresolved()) return;
  checkWhole('quarantineRetention', quarantineRetention.toDays({ integral: false }), 'days', 36_500);
}

function checkWhole(prop: string, amount: number, unit: string, most: number): void {
  if (!Number.isInteger(amount) || amount < 1 || amount > most) {
    throw new Error(`${prop} is ${amount} ${unit}: give whole ${unit}, 1 to ${most}`);
  }
}
