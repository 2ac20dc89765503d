import * as fs from 'node:fs';
import * as path from 'node:path';

export interface LocalFile {
  /** The path relative to the folder, with `/`. */
  readonly name: string;
  readonly path: string;
}

/** A file that cannot be uploaded. */
export interface UnusableFile {
  readonly name: string;
  readonly reason: 'NAME_NOT_UTF8' | 'KEY_TOO_LONG' | 'UNREADABLE';
  readonly message: string;
}

export interface CollectedFiles {
  readonly files: LocalFile[];
  readonly unusable: UnusableFile[];
  /** Entries that are not files: links to folders, broken links, sockets. */
  readonly passedOver: string[];
}

/** Collects all files in a folder and its subfolders, with hidden files and links to files. */
export async function collectFiles(folder: string): Promise<CollectedFiles> {
  const stats = await fs.promises.stat(folder).catch(() => undefined);
  if (!stats?.isDirectory()) throw new Error(`${folder} is not a folder: give --files a folder with files to upload.`);
  const collected: CollectedFiles = { files: [], unusable: [], passedOver: [] };
  await walk(folder, '', collected);
  if (collected.files.length + collected.unusable.length === 0) throw new Error(`There is no file in ${folder}: add at least one.`);
  return collected;
}

async function walk(folder: string, prefix: string, collected: CollectedFiles): Promise<void> {
  const entries = (await fs.promises.readdir(folder, { encoding: 'buffer' })).sort(Buffer.compare);
  for (const bytes of entries) {
    const entry = bytes.toString();
    const name = prefix + entry;
    const file = path.join(folder, entry);
    if (!Buffer.from(entry).equals(bytes)) {
      collected.unusable.push({ name, reason: 'NAME_NOT_UTF8', message: 'its name is not UTF-8, but an S3 key must be' });
      continue;
    }
    const [own, target] = await Promise.all([fs.promises.lstat(file), fs.promises.stat(file).catch(() => undefined)]);
    if (own.isDirectory()) await walk(file, `${name}/`, collected);
    else if (target?.isFile()) await take({ name, path: file }, collected);
    else collected.passedOver.push(name);
  }
}

async function take(file: LocalFile, collected: CollectedFiles): Promise<void> {
  if (await fs.promises.access(file.path, fs.constants.R_OK).then(() => false, () => true)) {
    collected.unusable.push({ name: file.name, reason: 'UNREADABLE', message: 'this user is not allowed to read it' });
  } else {
    collected.files.push(file);
  }
}

const MOST_KEY_BYTES = 1024;

/** Returns the S3 key of a file: its path in the folder below the prefix. */
export function sourceKey(prefix: string, file: string): string {
  return prefix + file;
}

/** Moves files whose keys are too long for S3 to the unusable ones. The prefix is known only when the stack is deployed. */
export function withoutLongKeys({ files, unusable, passedOver }: CollectedFiles, prefix: string): CollectedFiles {
  const isTooLong = ({ name }: { readonly name: string }) => Buffer.byteLength(sourceKey(prefix, name)) > MOST_KEY_BYTES;
  const tooLong = files.filter(isTooLong).map(({ name }): UnusableFile => (
    { name, reason: 'KEY_TOO_LONG', message: `its key would be longer than ${MOST_KEY_BYTES} bytes, the limit of S3` }
  ));
  return { files: files.filter((file) => !isTooLong(file)), unusable: [...unusable, ...tooLong], passedOver };
}
