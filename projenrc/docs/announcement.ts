import { codeBlock } from './markdown';
import { processedAnnouncement, rejectedAnnouncement } from './sample-announcements';
import { fieldTable, readInterface } from './source-docs';
import { renderEmail, renderSubject } from '../../lambda-src/send-notification/render-email';
import { ANNOUNCEMENT_EVENT } from '../../src/contract/announcement';

const CONTRACT = 'src/contract/announcement.ts';

export function announcementFields(): string {
  const parts = { furtherProblems: 'AnnouncedReason', source: 'AnnouncedSource', output: 'AnnouncedOutput', reason: 'AnnouncedReason', links: 'AnnouncedLinks', times: 'AnnouncedTimes' };
  return fieldTable(readInterface(CONTRACT, 'Announcement'), (name) => {
    const part = parts[name as keyof typeof parts];
    return part ? readInterface(CONTRACT, part) : [];
  });
}

export function announcementJson(): string {
  return codeBlock('json', JSON.stringify(processedAnnouncement(), undefined, 2));
}

export function announcementEmail(): string {
  const announcement = rejectedAnnouncement();
  return codeBlock('text', `Subject: ${renderSubject(announcement)}\n\n${renderEmail(announcement)}`);
}

/** Returns the event that a rule on a bus receives, shortened. */
export function announcementEvent(): string {
  const { source, detailType } = ANNOUNCEMENT_EVENT;
  const { announcementId, outcome, execution } = processedAnnouncement();
  const event = { source, 'detail-type': detailType, 'resources': [execution], 'detail': { version: 1, announcementId, outcome } };
  return codeBlock('json', JSON.stringify(event, undefined, 2).replace(/"(\n {2}\})/, '",\n    "...": "the other fields"$1'));
}
