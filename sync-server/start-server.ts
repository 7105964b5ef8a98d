import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import type { RandomBytes } from '../src/domain/id.ts';
import { createApp } from './app.ts';
import type { Settings } from './config.ts';
import { keyedBy, readHashKey } from './hash-key.ts';
import { journalFile } from './journal-file.ts';
import { createLimits } from './limits/limits.ts';
import { type DataLock, lockData } from './lock-data.ts';
import { smtpMail } from './mail.ts';
import { busyOrFull, openStorage, reasonOf } from './open-storage.ts';
import { StartProblem } from './start-problem.ts';
import { TemporaryFailure } from './storage/storage.ts';
import { applyJournal } from './usecases/apply-journal.ts';
import { beginArchive } from './usecases/begin-archive.ts';
import { seedArchive } from './usecases/seed-archive.ts';

const DESCRIBED_PROJECTS = new URL('../data/projects/', import.meta.url);
const DIST = fileURLToPath(new URL('../dist', import.meta.url));
/** How long a stop waits for requests that are under way, in milliseconds. */
const PATIENCE = 4000;
const SWEEP = 50;

export type RunningServer = {
  /** Where it listens on this machine: `http://localhost:8787`. */
  url: string;
  /** Finishes what is under way, takes nothing new, closes the database. */
  stop(): Promise<void>;
};

export type World = { clock: () => Date; random: RandomBytes; log: Logger; dist?: string };

/**
 * Starts the server.
 *
 * @throws StartProblem when a setting does not work on this machine
 */
export async function startServer(settings: Settings, world: World): Promise<RunningServer> {
  const tls = settings.tls === undefined ? undefined : await readTls(settings.tls);
  const lock = await lockData(settings);
  try {
    return await startLocked(settings, world, tls, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(
  settings: Settings,
  world: World,
  tls: Tls | undefined,
  lock: DataLock,
): Promise<RunningServer> {
  const storage = await openStorage(settings);
  const close = () => storage.close().finally(() => lock.release());
  try {
    const { clock, random, log } = world;
    const keyed = keyedBy(readHashKey(settings.hashKey));
    const service = { storage, journal: journalFile(settings.journal), clock, random, log, keyed };
    await beginArchive(service);
    if (settings.seed === 'described') {
      const seeded = await seedArchive(service, DESCRIBED_PROJECTS);
      if (seeded > 0) log.info({ projects: seeded }, 'filled the archive with described projects');
    }
    // After the described projects came in: they may be withdrawn.
    const applied = await applyJournal(service);
    if (applied > 0) log.warn({ entries: applied }, 'withdrew and redacted again what this database did not know of');
    const { organisation, proxies } = settings;
    const limits = createLimits(() => performance.now());
    const mail = settings.mail && smtpMail(settings.mail.url, settings.mail.from);
    const app = createApp({
      ...service,
      dist: world.dist ?? DIST,
      organisation,
      tls: tls !== undefined,
      limits,
      proxies,
      mail,
    });
    const listener = getRequestListener(app.fetch);
    const server = tls === undefined ? createHttpServer(listener) : createTlsServer(tls, listener);
    const port = await listen(server, settings);
    const url = `${tls === undefined ? 'http' : 'https'}://${nameOf(settings.host)}:${port}`;
    return { url, stop: () => stop(server).finally(close) };
  } catch (error) {
    await storage.close();
    throw error instanceof TemporaryFailure ? new StartProblem(busyOrFull(settings.database)) : error;
  }
}

type Tls = { cert: Buffer; key: Buffer };

async function readTls(files: { cert: string; key: string }): Promise<Tls> {
  const read = async (name: string, file: string) => {
    try {
      return await readFile(file);
    } catch (error) {
      throw new StartProblem(`The file ${name}=${file} cannot be read: ${reasonOf(error)}.`);
    }
  };
  return { cert: await read('TLS_CERT', files.cert), key: await read('TLS_KEY', files.key) };
}

function createTlsServer(tls: Tls, listener: ReturnType<typeof getRequestListener>): Server {
  try {
    return createHttpsServer(tls, listener);
  } catch (error) {
    throw new StartProblem(`TLS_CERT and TLS_KEY are no certificate and its key: ${reasonOf(error)}.`);
  }
}

function listen(server: Server, { port, host }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new StartProblem(whyNotListening(error, port, host))));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function whyNotListening(error: Error, port: number, host = 'every address'): string {
  switch ('code' in error ? error.code : '') {
    case 'EADDRINUSE':
      return `The port ${port} is in use by another program: stop it, or set PORT to another number.`;
    case 'EACCES':
      return `The port ${port} may not be used by this user: set PORT to a number above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `The setting HOST=${host} is no address of this machine.`;
    default:
      return `The server cannot listen on port ${port} of ${host}: ${error.message}.`;
  }
}

/** What a browser on this machine calls the address that the server listens on. */
function nameOf(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A browser keeps its connection open after the answer; it is closed as soon as nothing is under way on it.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(impatient);
      resolve();
    });
  });
}
