import { table } from './markdown';
import { readInterface, type DocumentedField } from './source-docs';

const PROPS = 'src/file-processing-pipeline-props.ts';
const FILE_TYPE_OPTIONS = 'src/file-type/file-type-options.ts';

export function propsTable(): string {
  return optionTable('prop', readInterface(PROPS, 'FileProcessingPipelineProps'));
}

export function fileTypeTable(): string {
  return [
    ['every type but custom', readInterface(FILE_TYPE_OPTIONS, 'FileTypeOptions')],
    ['`FileType.csv` also', readInterface(FILE_TYPE_OPTIONS, 'CsvFileTypeOptions')],
    ['`FileType.json`, `FileType.jsonLines` also', readInterface(FILE_TYPE_OPTIONS, 'JsonFileTypeOptions')],
    ['`FileType.custom`', readInterface(FILE_TYPE_OPTIONS, 'CustomFileTypeOptions')],
  ].map(([title, fields]) => optionTable(title as string, fields as DocumentedField[])).join('\n\n');
}

export function managedJobTable(): string {
  return optionTable('`GlueJob.managed`', readInterface('src/convert/glue-job.ts', 'ManagedGlueJobOptions'));
}

export function notificationTargetTable(): string {
  return optionTable('every target', readInterface('src/notify/notification-target-options.ts', 'NotificationTargetOptions'));
}

function optionTable(title: string, fields: DocumentedField[]): string {
  return table([title, 'default', 'meaning'], fields.map((field) => [`\`${field.name}\``, defaultOf(field), firstSentence(field.doc)]));
}

/** Returns the default of a field: a value becomes code, and text that begins with a hyphen is a description. */
function defaultOf({ defaultValue, isOptional }: DocumentedField): string {
  if (!isOptional) return 'required';
  if (defaultValue === undefined) return '';
  return defaultValue.startsWith('- ') ? defaultValue.slice(2).replace(/;.*$/, '') : `\`${defaultValue}\``;
}

/** Returns the first sentence; API.md contains the rest. A period inside a name or a number does not end a sentence. */
function firstSentence(doc: string): string {
  const [sentence] = /^.*?[.;](?=\s+[A-Z`]|$)/.exec(`${doc.replace(/\.$/, '')}.`) ?? [doc];
  return sentence.replace(/[.;]$/, '');
}
