import * as fs from 'node:fs';
import * as path from 'node:path';
import { Token } from 'aws-cdk-lib';

/** A Python file of the user. Glue receives the file under another name, so the original name is kept for tracebacks. */
export interface TransformScript {
  /** The absolute path. */
  readonly path: string;
  readonly fileName: string;
}

/** Returns the file of a transform. Throws an error if the file is certain to fail when it runs. */
export function readTransform(file: string): TransformScript {
  if (Token.isUnresolved(file)) {
    throw new Error('transform is not known until deployment, but the file is uploaded with the app: use the literal path of a Python file');
  }
  const absolute = path.resolve(file);
  const fileName = path.basename(absolute);
  if (fileName.startsWith('-')) {
    throw new Error(`transform is "${file}", whose name begins with a hyphen, so the job would treat it as the name of an argument: rename the file`);
  }
  if (!file.endsWith('.py') || !fs.existsSync(absolute) || !fs.statSync(absolute).isFile()) {
    throw new Error(`transform is "${file}", which is not a Python file relative to ${process.cwd()}: use the path of an existing file that ends with .py`);
  }
  // The file may begin with a byte order mark, which Python accepts.
  if (!/^\uFEFF?def\s+transform\s*\(/m.test(fs.readFileSync(absolute, 'utf8'))) {
    throw new Error(`transform "${file}" does not define the function transform: add "def transform(df, request):" at its top level and return a DataFrame`);
  }
  return { path: absolute, fileName };
}
