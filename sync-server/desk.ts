import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { grantFragment } from '../src/protocol/grants.ts';
import { readSettings, type Settings } from './config.ts';
import { DESK_HELP, type Desk, type DeskCommand, readDeskCommand } from './desk-command.ts';
import { keyedBy, readHashKey } from './hash-key.ts';
import { journalFile } from './journal-file.ts';
import { openStorage } from './open-storage.ts';
import { StartProblem } from './start-problem.ts';
import { dismissModerator } from './usecases/dismiss-moderator.ts';
import { inviteModerator } from './usecases/invite-moderator.ts';
import { listModerators } from './usecases/list-moderators.ts';
import type { Service } from './usecases/service.ts';

// The database is for this user's eyes only.
process.umask(0o077);

const settings = readSettings(process.env);
const command = readDeskCommand(process.argv.slice(2));
if (!settings.ok) giveUp(settings.error);
else if (!command.ok) giveUp(command.error);
else if (command.value === 'help') process.stdout.write(DESK_HELP);
else await run(settings.value, command.value);

async function run(settings: Settings, command: Exclude<DeskCommand, 'help'>): Promise<void> {
  if (!existsSync(settings.database)) {
    return giveUp(
      `There is no database at ${settings.database}: start the server first, or give this command the same DATA_DIR as the server has.`,
    );
  }
  try {
    const storage = await openStorage(settings);
    try {
      const log = pino({ level: 'silent' });
      const journal = journalFile(settings.journal);
      const keyed = keyedBy(readHashKey(settings.hashKey));
      const service = { storage, journal, clock: () => new Date(), random: randomBytes, log, keyed };
      if (command.do === 'end') await end(service, command);
      else if (command.do === 'list') await list(service, command);
      else await invite(settings, service, command);
    } finally {
      await storage.close();
    }
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    giveUp(error.message);
  }
}

async function invite(settings: Settings, service: Service, { scope, name }: Desk): Promise<void> {
  const { port, tls, publicUrl = `${tls === undefined ? 'http' : 'https'}://localhost:${port}` } = settings;
  const grant = await inviteModerator(service, scope);
  process.stdout.write(`A link for one moderator of ${name}, until ${grant.expiresAt.slice(0, 10)}:
${publicUrl}/join${grantFragment(grant)}
`);
}

async function list(service: Service, { scope, name }: Desk): Promise<void> {
  const moderators = await listModerators(service, scope);
  if (moderators.length === 0) return void process.stdout.write(`Nobody looks after the desk of ${name}.\n`);
  const lines = moderators.map(
    ({ person, since, name: called = 'no name given' }) => `  ${person}  since ${since.slice(0, 10)}  ${called}\n`,
  );
  process.stdout.write(`Who looks after the desk of ${name}:\n${lines.join('')}`);
}

async function end(service: Service, { scope, name, person }: Desk & { person: string }): Promise<void> {
  const ended = await dismissModerator(service, scope, person);
  if (!ended) return giveUp(`Nobody of that name looks after the desk of ${name}: see "list".`);
  process.stdout.write(`The appointment at the desk of ${name} has ended.\n`);
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
