import { gunzipSync } from 'node:zlib';
import { table } from './markdown';
import { readEnum } from './source-docs';
import type { ContentLimits } from '../../src/contract/dialect';
import type { ReasonCode } from '../../src/contract/reason-codes';
import { CORPUS } from '../../test/content/corpus/corpus';
import type { CorpusCase } from '../../test/content/corpus/corpus-case';

const MOST_CHARACTERS = 48;

/** Examples of the codes that do not depend on the content. */
const UNREAD: Partial<Record<ReasonCode, string>> = {
  UNSUPPORTED_TYPE: 'the key `notes.txt`',
  TOO_LARGE: 'a file above `maxFileSize`',
};

/** The limit that the example exceeds. */
const LIMIT: Partial<Record<ReasonCode, (limits: ContentLimits) => string>> = {
  RECORD_TOO_LARGE: ({ recordBytes }) => `records of ${recordBytes} bytes`,
  FIELD_TOO_LARGE: ({ fieldBytes }) => `fields of ${fieldBytes} bytes`,
  NESTED_TOO_DEEP: ({ nestingDepth }) => `${nestingDepth} levels`,
};

export function reasonCodeTable(): string {
  const reasons = readEnum('src/file-type/rejection-reason.ts', 'RejectionReason');
  return table(['code', 'meaning', 'for example', 'line, column'], reasons.map(({ value, doc }) => {
    const code = value as ReasonCode;
    const example = CORPUS.find((file) => file.example && !file.verdict.valid && file.verdict.reason.code === code);
    return [code, doc.replace(/\.$/, ''), example ? shown(example, code) : UNREAD[code]!, example ? placeOf(example) : ''];
  }));
}

function shown({ content, fileType: { schema, dialect } }: CorpusCase, code: ReasonCode): string {
  const bytes = Buffer.from(content as Buffer);
  const limit = LIMIT[code];
  // The compressed bytes depend on the version of zlib.
  if (dialect?.compression === 'gzip') return code === 'INVALID_GZIP' ? `${quoted(bytes)} named \`.csv.gz\`` : `gzip of ${quoted(gunzipSync(bytes))}`;
  if (limit) return `${quoted(bytes)} where at most ${limit(dialect!.limits!)} are allowed`;
  return schema ? `${quoted(bytes)} with the schema \`${schema.map(({ name, type }) => `${name} ${type}`).join(', ')}\`` : quoted(bytes);
}

function quoted(bytes: Buffer): string {
  const text = Array.from(bytes.subarray(0, MOST_CHARACTERS), escaped).join('');
  return bytes.length > MOST_CHARACTERS ? `\`${text}\`… (${bytes.length.toLocaleString('en')} bytes)` : `\`${text}\``;
}

/** Returns a byte as it is if it is printable ASCII, otherwise escaped. A backquote would end the code. */
function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  return /[ -_a-~]/.test(character) ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
}

function placeOf({ verdict }: CorpusCase): string {
  if (verdict.valid) return '';
  const { line, column } = verdict.reason;
  return line === undefined ? '' : `${line}, ${column}`;
}
