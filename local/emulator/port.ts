import { createServer } from 'node:net';

/** The given port if it is free, else any free one. */
export async function choosePort(wanted?: number): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted ?? 0, '127.0.0.1', () => {
        const address = server.address();
        if (address && typeof address === 'object') resolve(address.port);
      });
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${wanted} is in use by another program: choose another port, or none to get a free one.`);
  } finally {
    await new Promise<void>(resolve => server.close(() => resolve()));
  }
}
