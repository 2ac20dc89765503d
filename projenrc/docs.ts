import * as fs from 'node:fs';
import * as path from 'node:path';
import { announcementEmail, announcementEvent, announcementFields, announcementJson } from './docs/announcement';
import { architecturePicture } from './docs/architecture-picture';
import { fileCosts, prices, restCosts } from './docs/costs';
import { synthesizeDefaultPipeline } from './docs/default-pipeline';
import { checkedFactsFields, requestFields, resultFields, uncheckedFactsFields } from './docs/job-contract';
import { insert } from './docs/markdown';
import { fileTypeTable, managedJobTable, notificationTargetTable, propsTable } from './docs/option-tables';
import { reasonCodeTable } from './docs/reason-codes';
import { propertyTable, resourceTable } from './docs/resources';
import { accessTable, encryptionTable, residualFindingTable } from './docs/security';
import { terminalPicture } from './docs/terminal-picture';

/** Writes the tables and pictures of docs/ that come from the code. */

const resources = synthesizeDefaultPipeline();

const GENERATED: Record<string, Record<string, string>> = {
  'docs/rejection-reasons.md': { 'reason codes': reasonCodeTable() },
  'docs/notifications.md': {
    'notification targets': notificationTargetTable(),
    'announcement fields': announcementFields(),
    'announcement': announcementJson(),
    'announcement e-mail': announcementEmail(),
    'announcement event': announcementEvent(),
  },
  'docs/reference.md': {
    'props': propsTable(),
    'file types': fileTypeTable(),
    'managed job': managedJobTable(),
    'resources': resourceTable(resources),
    'properties': propertyTable(),
  },
  'docs/costs.md': {
    'costs of a file': fileCosts(resources),
    'costs at rest': restCosts(resources),
    'prices': prices(),
  },
  'docs/job-contract.md': {
    'request': requestFields(),
    'facts': checkedFactsFields(),
    'facts of custom files': uncheckedFactsFields(),
    'result': resultFields(),
  },
  'docs/security.md': {
    'encryption': encryptionTable(resources),
    'access': accessTable(resources),
    'residual findings': residualFindingTable(),
  },
};

const inRepository = (name: string) => path.join(__dirname, '..', name);

for (const [name, sections] of Object.entries(GENERATED)) {
  const before = fs.readFileSync(inRepository(name), 'utf8');
  fs.writeFileSync(inRepository(name), Object.entries(sections).reduce((text, [section, content]) => insert(name, text, section, content), before));
}

fs.writeFileSync(inRepository('docs/images/architecture.svg'), architecturePicture(resources));
// The output of a real run, shortened to its main tables.
const demo = fs.readFileSync(inRepository('docs/images/demo.ansi'), 'utf8');
fs.writeFileSync(inRepository('docs/images/demo.svg'), terminalPicture('npm run demo', demo));
