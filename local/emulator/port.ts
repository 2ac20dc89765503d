import { createServer } from 'node:net';

/**
 * Returns the wanted port, or a free one if none is wanted.
 *
 * @throws Error if the wanted port is not free
 */
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
    const why = code === 'EACCES' ? 'needs permissions that this user does not have' : 'is in use by another program';
    throw new Error(`Port ${wanted} ${why}: choose another port, or none to use a free one.`);
  } finally {
    await new Promise<void>(resolve => server.close(() => resolve()));
  }
}
