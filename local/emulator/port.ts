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
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const why = code === 'EACCES' ? 'may not be opened by this user' : 'is in use by another program';
    throw new Error(`Port ${wanted} ${why}: choose another port, or none to get a free one.`);
  } finally {
    await new Promise<void>(resolve => server.close(() => resolve()));
  }
}
