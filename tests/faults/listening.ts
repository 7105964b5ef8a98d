import type { AddressInfo, Server } from 'node:net';

/** Starts a server on a free port of this machine only. */
export async function listening(server: Server): Promise<{ port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port };
}
