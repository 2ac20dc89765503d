import * as fs from 'node:fs';
import * as path from 'node:path';

export interface LocalFile {
  /** Relative to the folder, with `/`. */
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
  /** What is no file: links to folders, broken links, sockets. */
  readonly passedOver: string[];
}

/** Every regular file in a folder and below it, hidden ones too; links to files count as files. */
export async function collectFiles(folder: string): Promise<CollectedFiles> {
  const stats = await fs.promises.stat(folder).catch(() => undefined);
  if (!stats?.isDirectory()) throw new Error(`${folder} is no folder: --files takes a folder with files to upload.`);
  const collected: CollectedFiles = { files: [], unusable: [], passedOver: [] };
  await walk(folder, '', collected);
  if (collected.files.length + collected.unusable.length === 0) throw new Error(`There is no file in ${folder}: put at least one into it.`);
  return collected;
}

async function walk(folder: string, prefix: string, collected: CollectedFiles): Promise<void> {
  const entries = (await fs.promises.readdir(folder, { encoding: 'buffer' })).sort(Buffer.compare);
  for (const bytes of entries) {
    const entry = bytes.toString();
    const name = prefix + entry;
    const file = path.join(folder, entry);
    if (!Buffer.from(entry).equals(bytes)) {
      collected.unusable.push({ name, reason: 'NAME_NOT_UTF8', message: 'its name is not UTF-8, as a key must be' });
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
    collected.unusable.push({ name: file.name, reason: 'UNREADABLE', message: 'it may not be read' });
  } else {
    collected.files.push(file);
  }
}
