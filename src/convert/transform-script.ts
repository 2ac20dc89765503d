import * as fs from 'node:fs';
import * as path from 'node:path';
import { Token } from 'aws-cdk-lib';

/** A Python file of the user's. Glue gets its text by a name of its own, so what a traceback calls it is kept beside it. */
export interface TransformScript {
  /** Absolute. */
  readonly path: string;
  readonly fileName: string;
}

/** What can be known of a transform before it runs is said where it is given. */
export function readTransform(file: string): TransformScript {
  if (Token.isUnresolved(file)) {
    throw new Error('transform must be known at synth, because the file is uploaded with the app: give the path of a Python file');
  }
  const absolute = path.resolve(file);
  const fileName = path.basename(absolute);
  if (fileName.startsWith('-')) {
    throw new Error(`transform is "${file}", whose name the job would take for the name of an argument: let it begin with a letter`);
  }
  if (!file.endsWith('.py') || !fs.existsSync(absolute) || !fs.statSync(absolute).isFile()) {
    throw new Error(`transform is "${file}", which is no Python file in ${process.cwd()}: give the path of a file that ends with .py`);
  }
  // Behind a byte order mark, which Python takes.
  if (!/^\uFEFF?def\s+transform\s*\(/m.test(fs.readFileSync(absolute, 'utf8'))) {
    throw new Error(`transform "${file}" has no function transform: define "def transform(df, request):" at its top level, which returns a DataFrame`);
  }
  return { path: absolute, fileName };
}
