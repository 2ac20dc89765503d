import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Programs } from './bundle-programs';
import { measure } from './measure';
import { serveObjects } from './object-server';
import { ordersType, writeOrders, type Kind } from './sample-files';
import { renderTask } from './task';

export interface MemoryRow {
  readonly kind: Kind;
  /** The peak resident memory in bytes with a file of 20 MB. */
  readonly small: number;
  /** The peak resident memory in bytes with a file of 1 GB. */
  readonly large: number;
}

/** Measures the peak memory of the Lambda function's code when it reads an object, including the S3 client and Node.js. */
export async function measureMemory(programs: Programs, folder: string, kind: Kind): Promise<MemoryRow> {
  const server = await serveObjects(folder);
  const peak = async (megabytes: number) => {
    const file = path.join(folder, 'orders');
    const rows = writeOrders(file, kind, megabytes * 1e6);
    const size = String(fs.statSync(file).size);
    const task = renderTask({ fileType: ordersType(kind) });
    const { memory } = await measure([process.execPath, '--no-warnings', programs.readObject, server.endpoint, size, task], new RegExp(`^${rows}$`));
    return memory;
  };
  try {
    return { kind, small: await peak(20), large: await peak(1000) };
  } finally {
    server.close();
  }
}
