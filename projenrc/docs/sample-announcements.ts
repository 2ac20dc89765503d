import { ContentValidator, type ContentVerdict } from '../../content/verdict/content-validator';
import { composeEndedAnnouncement } from '../../lambda-src/send-notification/compose-announcement';
import { FileType } from '../../src';
import type { Announcement } from '../../src/contract/announcement';
import { isChecked } from '../../src/contract/file-type-spec';
import { executionName, outputFolder } from '../../src/contract/object-identity';

/** The notifications that the handlers send for two invented files. */

const SOURCE = { bucket: 'orders-source', key: 'incoming/2026-11-24.csv', versionId: '3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY' };
const EXECUTION = executionName(SOURCE);

const PAYLOAD = {
  execution: EXECUTION,
  executionArn: `arn:aws:states:eu-central-1:111122223333:execution:Orders:${EXECUTION}`,
  redriveCount: 0,
  startTime: '2026-11-24T06:00:03Z',
  source: SOURCE,
};

const ROWS = Array.from({ length: 40 }, (_value, index) => `${index + 1},Jane Smith,2026-11-23,${index}.50`);

export function processedAnnouncement(): Announcement {
  const content = csv(ROWS);
  const verdict = validate(content);
  if (!verdict.valid) throw new Error('the sample file must be valid');
  const { rows } = verdict.facts;
  const prefix = `processed/${outputFolder('csv', SOURCE)}`;
  return composeEndedAnnouncement('Shop/Orders', {
    ...PAYLOAD,
    validation: { valid: true, fileType: 'csv', size: content.length, rows },
    publication: { outcome: 'PROCESSED', bucket: 'orders-target', prefix, files: 1, rowsIn: rows, rowsOut: rows },
  }, new Date('2026-11-24T06:01:52Z'));
}

/** Returns the notification for a file with a comma in an unquoted name. */
export function rejectedAnnouncement(): Announcement {
  const content = csv([...ROWS.slice(0, 15), '16,Smith, Jane,2026-11-23,15.50']);
  const verdict = validate(content);
  if (verdict.valid) throw new Error('the sample file must not be valid');
  const { reason, furtherProblems } = verdict;
  return composeEndedAnnouncement('Shop/Orders', {
    ...PAYLOAD,
    validation: { valid: false, fileType: 'csv', size: content.length, reason, furtherProblems },
    quarantine: { bucket: 'orders-quarantine', key: `csv/${reason.code}/${SOURCE.key}` },
  }, new Date('2026-11-24T06:00:05Z'));
}

function csv(rows: string[]): Buffer {
  return Buffer.from(['id,customer,ordered_on,total', ...rows, ''].join('\n'));
}

function validate(content: Buffer): ContentVerdict {
  const { _spec } = FileType.csv();
  if (!isChecked(_spec)) throw new Error('csv files are checked');
  const validator = new ContentValidator(_spec);
  return validator.write(content) ?? validator.end();
}
