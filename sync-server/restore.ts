import { randomBytes } from 'node:crypto';
import { runCommand } from './command.ts';
import { figuresInWords } from './keep/in-words.ts';
import { journalInWords } from './keep/keep-journal.ts';
import { restoreBackup } from './keep/restore-backup.ts';

const HELP = `Puts a backup in the place of the database. Stop the server first.

  npm run restore -- FILE

What is there now is kept beside it, as dandelion-before-restore-….sqlite. What it knows as withdrawn or taken out for good is written
into JOURNAL_FILE (if you did not set it: withdrawn-and-redacted.ndjson, beside the database), which is applied when the server starts.
`;

const NEXT = `Now start the server: npm start. What happens then:
- Each device fetches its projects anew, and sends again what the backup does not have: all that it sent in the last 60 days.
- People who came into a team or to a desk since the backup are not in it: give them a new link.
`;

const beforeInWords = (kept: string) => `What was there before: ${kept}.
It and the backup may hold what was withdrawn or taken out for good. Delete it when nobody misses anything.
`;

await runCommand({
  help: HELP,
  flags: [],
  run: async (settings, file) => {
    const say = (step: string) => process.stdout.write(`${step}…\n`);
    const world = { clock: () => new Date(), random: randomBytes, say };
    const { kept, journal, ...figures } = await restoreBackup(settings, file, world);
    process.stdout.write(`Restored ${file}: ${figuresInWords(figures)}.
${kept === undefined ? '' : beforeInWords(kept)}${NEXT}- ${journalInWords(journal)}
`);
  },
});
