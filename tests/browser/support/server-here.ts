import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readSettings } from '../../../sync-server/config.ts';
import { startServer } from '../../../sync-server/start-server.ts';

/** The real server in this process, with its data and a copy of the built app in a folder of its own. */
export type ServerHere = {
  url: string;
  folder: string;
  /** The copy of the app: a newer version of it can be put in its place. */
  dist: string;
  /** Stops it and throws the folder away. */
  end(): Promise<void>;
};

export async function startServerHere(): Promise<ServerHere> {
  const folder = await mkdtemp(join(tmpdir(), 'dandelion-here-'));
  const dist = join(folder, 'dist');
  await cp('dist', dist, { recursive: true });
  const settings = readSettings({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' });
  if (!settings.ok) throw new Error(settings.error);
  const log = pino({ level: 'silent' });
  const server = await startServer(settings.value, { clock: () => new Date(), random: randomBytes, log, dist });
  return {
    ...{ url: server.url, folder, dist },
    end: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
