import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

interface ObjectServer {
  readonly endpoint: string;
  close(): void;
}

/** Serves files of a folder as objects, as S3 does for GetObject. So the benchmark measures the client, but not AWS. */
export async function serveObjects(folder: string): Promise<ObjectServer> {
  const server = http.createServer((request, response) => {
    const key = new URL(request.url!, 'http://localhost').pathname.split('/').pop()!;
    const file = `${folder}/${key}`;
    response.writeHead(200, { 'Content-Length': fs.statSync(file).size, 'Content-Type': 'application/octet-stream', 'ETag': '"1"' });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
