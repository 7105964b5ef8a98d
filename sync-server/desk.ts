import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { organisationByCode, searchOrganisations } from '../src/domain/organisation/directory.ts';
import { fail, ok, type Result } from '../src/domain/result.ts';
import { grantFragment } from '../src/protocol/grants.ts';
import { OPERATOR_DESK } from '../src/protocol/scope.ts';
import { argumentProblem } from './command.ts';
import { readSettings, type Settings } from './config.ts';
import { keyedBy, readHashKey } from './hash-key.ts';
import { journalFile } from './journal-file.ts';
import { openStorage } from './open-storage.ts';
import { StartProblem } from './start-problem.ts';
import { inviteModerator } from './usecases/invite-moderator.ts';

const HELP = `Appoints the moderators of an organisation's desk.

  npm run desk -- invite --organisation RX1        a one-time link for a moderator of that organisation, by its ODS code
  npm run desk -- invite --organisation operator   the same for your own desk, where everything waits that has no other

Give the link to one person. It works once, within seven days. It can be made while the server runs, or not.
`;

type Desk = { scope: string; name: string };

// The database is for this user's eyes only.
process.umask(0o077);

const settings = readSettings(process.env);
const command = readCommand(process.argv.slice(2));
if (!settings.ok) giveUp(settings.error);
else if (!command.ok) giveUp(command.error);
else if (command.value === 'help') process.stdout.write(HELP);
else await invite(settings.value, command.value);

function readCommand(args: string[]): Result<Desk | 'help', string> {
  try {
    const options = { organisation: { type: 'string' }, help: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (values.help) return ok('help');
    if (args.length === 0) return fail(`${HELP}\nNothing was done: say what to do.`);
    if (positionals.join(' ') !== 'invite' || values.organisation === undefined) {
      return fail('Say "invite --organisation" and an ODS code, or --help.');
    }
    return findDesk(values.organisation);
  } catch (error) {
    return fail(argumentProblem(error));
  }
}

function findDesk(code: string): Result<Desk, string> {
  if (code === 'operator') return ok({ scope: OPERATOR_DESK, name: 'the operator' });
  const found = organisationByCode(code);
  if (found !== undefined) return ok({ scope: `desk:${found.code}`, name: `${found.name} (${found.code})` });
  const near = searchOrganisations(code, 3).map((each) => `${each.code} is ${each.name}`);
  const hint = near.length === 0 ? 'Give a code like RX1.' : `The nearest: ${near.join('; ')}.`;
  return fail(`There is no organisation with the ODS code "${code}" in the list. ${hint}`);
}

async function invite(settings: Settings, { scope, name }: Desk): Promise<void> {
  const { port, tls, publicUrl = `${tls === undefined ? 'http' : 'https'}://localhost:${port}` } = settings;
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
      const grant = await inviteModerator(service, scope);
      process.stdout.write(`A link for one moderator of ${name}, until ${grant.expiresAt.slice(0, 10)}:
${publicUrl}/join${grantFragment(grant)}
`);
    } finally {
      await storage.close();
    }
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    giveUp(error.message);
  }
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
