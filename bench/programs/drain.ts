import * as fs from 'node:fs';
import { CHUNK_BYTES, readChunks } from '../../cli/read-chunks';

/** `drain FILE stream|read` reads a file as a Node.js stream or as the command does, without using the content, and prints the number of bytes. */
async function main([file, how]: string[]): Promise<void> {
  const source: AsyncIterable<Buffer> = how === 'stream' ? fs.createReadStream(file, { highWaterMark: CHUNK_BYTES }) : readChunks(file);
  let bytes = 0;
  for await (const chunk of source) bytes += chunk.length;
  console.log(bytes);
}

void main(process.argv.slice(2));
