import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { compareWithReference, describeDisagreement } from './disagreement';
import { documentsOf, GENERATED_FORMATS, type GeneratedFormat } from './documents';
import { generatedCells } from './generated-cells';
import { acceptedFile, groupCsv, groupJson, type AcceptedFile, type SparkGroup } from './spark-groups';
import { TypedValues } from './typed-values';

/**
 * `tsx test/fuzz/export-for-spark.ts FOLDER --seed N --csv N --json N --jsonLines N --cells N` writes this number of valid generated files of each
 * format, as they are staged, with the values that Spark must read from them, and this number of cells of each type.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    csv: { type: 'string', default: '0' },
    json: { type: 'string', default: '0' },
    jsonLines: { type: 'string', default: '0' },
    cells: { type: 'string', default: '0' },
  },
});
const [folder] = positionals;
const seed = Number(values.seed);

/** The number of documents that are generated for each wanted file, because most changed files are rejected. */
const DOCUMENTS_OF_EACH = 10;

interface FormatReport {
  documents: number;
  accepted: number;
  disagreements: string[];
}

function acceptedFiles(format: GeneratedFormat, wanted: number, report: FormatReport) {
  const files: AcceptedFile[] = [];
  documentsOf(format, seed, wanted * DOCUMENTS_OF_EACH).every((document, index) => {
    const comparison = compareWithReference(document, seed + index);
    report.documents++;
    if (comparison.disagreement) report.disagreements.push(describeDisagreement(comparison.disagreement, document));
    const file = acceptedFile(document, comparison);
    if (file) {
      files.push(file);
      typedValues.add(file);
    }
    return files.length < wanted;
  });
  report.accepted = files.length;
  return files;
}

function write(name: string, content: unknown): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content instanceof Uint8Array ? content : JSON.stringify(content));
}

function writeGroup(name: string, { facts, files }: SparkGroup): void {
  write(`${name}/facts.json`, facts);
  files.forEach(({ staged }, index) => write(`${name}/data/${index}`, staged));
  write(`${name}/expected.json`, files.map(({ columns, records, content }) => ({ columns, records, content: content.toString('base64') })));
}

const typedValues = new TypedValues();

const reports = Object.fromEntries(GENERATED_FORMATS.map((format) => {
  const report: FormatReport = { documents: 0, accepted: 0, disagreements: [] };
  const files = acceptedFiles(format, Number(values[format]), report);
  (format === 'csv' ? groupCsv : groupJson)(files).forEach((group, index) => writeGroup(`groups/${format}-${index}`, group));
  return [format, report];
}));
write('reports.json', { seed, reports });
write('typed-values.json', typedValues.values);
write('cells.json', generatedCells(seed, Number(values.cells)));
