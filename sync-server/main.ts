import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { pino } from 'pino';
import { readSettings, type Settings } from './config.ts';
import { StartProblem } from './start-problem.ts';
import { type RunningServer, startServer } from './start-server.ts';

// The database is for this user's eyes only.
process.umask(0o077);

const settings = readSettings(process.env);
if (settings.ok) await run(settings.value);
else giveUp(settings.error);

async function run(settings: Settings): Promise<void> {
  const log = pino({ level: settings.logLevel, base: null }, pino.destination({ sync: true }));
  try {
    const server = await startServer(settings, { clock: () => new Date(), random: randomBytes, log });
    // Whoever reads that it is ready may stop it at once.
    const stopped = stopOnSignal(server);
    process.stdout.write(`Dandelion is ready: ${settings.publicUrl ?? server.url}
To appoint a moderator: npm run desk -- invite --organisation RX1
`);
    await stopped;
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    giveUp(error.message);
  }
}

/** Waits until the system asks to stop, then finishes what is under way. A second signal ends the process at once. */
async function stopOnSignal(server: RunningServer): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await server.stop();
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
