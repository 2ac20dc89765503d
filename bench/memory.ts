import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Programs } from './bundle-programs';
import { measure } from './measure';
import { serveObjects } from './object-server';
import { ordersType } from './orders-type';
import { writeOrders, type Kind } from './sample-files';
import { renderTask } from './task';

export interface MemoryRow {
  readonly kind: Kind;
  /** Peak resident bytes with a file of 20 MB. */
  readonly small: number;
  /** With one of 1 GB. */
  readonly large: number;
}

/** What the function's reading of an object holds at most, the S3 client and Node.js themselves included. */
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
