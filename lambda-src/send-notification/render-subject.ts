import type { Announcement } from '../../src/contract/announcement';

/** SNS takes fewer than 100 characters. */
const MAX_LENGTH = 99;

/** ASCII on one line, beginning with a letter: SNS refuses every other subject, and with it the message. */
export function renderSubject({ outcome, pipeline, source }: Announcement): string {
  const fileName = source.key.slice(source.key.lastIndexOf('/') + 1);
  const subject = `${outcome}: ${fileName} (${pipeline})`.replace(/[^ -~]+/g, '?');
  return subject.length <= MAX_LENGTH ? subject : `${subject.slice(0, MAX_LENGTH - 3)}...`;
}
