import { runCommand } from './command.ts';
import { figuresInWords, sizeInWords } from './keep/in-words.ts';
import { writeBackup } from './keep/write-backup.ts';

const HELP = `Copies the database into one file, while the server runs or not.

  npm run backup -- FILE             writes FILE; a file that is there already is left alone
  npm run backup -- FILE --replace   writes over it, where it is a backup

The structure of the copy is read through before it gets its name. Keep it on another machine, and keep JOURNAL_FILE (if you did not
set it: withdrawn-and-redacted.ndjson, beside the database) apart from it: what was withdrawn after the copy was made is known from there.
To bring it back: npm run restore -- FILE
`;

await runCommand({
  help: HELP,
  flags: ['replace'],
  run: async (settings, file, flags) => {
    const began = performance.now();
    const backup = await writeBackup(settings, { file, replace: flags.has('replace') });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`Wrote ${backup.file}: ${sizeInWords(backup.bytes)}, ${figuresInWords(backup)}, in ${seconds} s.
Its structure was read through, and is whole.
`);
  },
});
