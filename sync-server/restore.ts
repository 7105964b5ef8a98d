import { randomBytes } from 'node:crypto';
import { runCommand } from './command.ts';
import { figuresInWords } from './keep/in-words.ts';
import { restoreBackup } from './keep/restore-backup.ts';

const HELP = `Puts a backup in the place of the database. Stop the server first.

  npm run restore -- FILE

What is there now is kept beside it, as dandelion-before-restore-….sqlite. The journal of what was withdrawn and taken out for good
(withdrawn-and-redacted.ndjson) stays as it is, and is applied when the server starts.
`;

const NEXT = `Now start the server: npm start. What happens then:
- What was withdrawn or taken out for good since the backup goes again, by the journal beside the database.
- Each device fetches its projects anew, and sends again what the backup does not have: all that it sent in the last 60 days.
- People who came into a team or to a desk since the backup are not in it: give them a new link.
`;

await runCommand({
  help: HELP,
  flags: [],
  run: async (settings, file) => {
    const say = (step: string) => process.stdout.write(`${step}…\n`);
    const world = { clock: () => new Date(), random: randomBytes, say };
    const { kept, ...figures } = await restoreBackup(settings, file, world);
    const before = kept === undefined ? '' : `What was there before: ${kept}. Delete it when nobody misses anything.\n`;
    process.stdout.write(`Restored ${file}: ${figuresInWords(figures)}.\n${before}${NEXT}`);
  },
});
