import * as fs from 'node:fs';
import { CHUNK_BYTES } from '../../cli/chunk-bytes';

/** `drain FILE`: reads a file and does nothing with it; prints its bytes. */
async function main([file]: string[]): Promise<void> {
  let bytes = 0;
  for await (const chunk of fs.createReadStream(file, { highWaterMark: CHUNK_BYTES })) bytes += (chunk as Buffer).length;
  console.log(bytes);
}

void main(process.argv.slice(2));
