import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { argumentProblem } from './command.ts';
import { readSettings, type Settings } from './config.ts';
import { readLines } from './journal-lines.ts';
import { entryInWords } from './keep/audit-in-words.ts';
import { StartProblem } from './start-problem.ts';
import { openToRead } from './storage/sqlite.ts';
import { auditIn } from './usecases/bring-back-audit.ts';
import { verifyAudit } from './usecases/verify-audit.ts';
import { auditRows } from './usecases/write-audit.ts';

const HELP = `What desks and the operator did: a list that only grows, each row with the hash of the row before.

  npm run audit-log -- verify               reads all of it, and says the first row that is not whole
  npm run audit-log -- list                 prints it, a row a line, the oldest first
  npm run audit-log -- list --desk RX1      the rows of one desk

Both change nothing, and can run beside the server. "verify" also compares the rows with those in JOURNAL_FILE: rows that were taken off
the end are seen only there. Keep the last hash that it prints elsewhere, and you can tell later that nothing before it was changed.
`;

const settings = readSettings(process.env);
try {
  if (!settings.ok) throw new StartProblem(settings.error);
  await run(settings.value, process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run(settings: Settings, args: string[]): Promise<void> {
  const { values, positionals } = parsed(args);
  const what = positionals.join(' ');
  if (values.help) return void process.stdout.write(HELP);
  if (what !== 'verify' && what !== 'list') throw new StartProblem('Say "verify" or "list", or --help.');
  const { database, journal } = settings;
  if (!existsSync(database)) {
    throw new StartProblem(
      `There is no database at ${database}: give this command the same DATA_DIR as the server has.`,
    );
  }
  const storage = openToRead(database);
  try {
    const rows = await storage.read(auditRows);
    if (what === 'list') {
      const desk = values.desk === undefined ? undefined : `desk:${values.desk}`;
      for (const row of rows)
        if (desk === undefined || row.desk === desk) process.stdout.write(`${entryInWords(row)}\n`);
      return;
    }
    const flaw = await verifyAudit(rows, journalOf(journal));
    if (flaw !== undefined) throw new StartProblem(flaw);
    const last = rows.at(-1);
    process.stdout.write(
      last === undefined
        ? 'The audit log is empty.\n'
        : `The audit log is whole: ${rows.length} rows, the last of ${last.at}.\nIts hash: ${last.hash}\n`,
    );
  } finally {
    await storage.close();
  }
}

function parsed(args: string[]) {
  try {
    const options = { desk: { type: 'string' }, help: { type: 'boolean' } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new StartProblem(argumentProblem(error));
  }
}

/** A last line that is not whole is being written just now. */
function journalOf(file: string) {
  if (!existsSync(file)) return undefined;
  const found = readLines(readFileSync(file));
  if ('line' in found) throw new StartProblem(`Line ${found.line} of the journal JOURNAL_FILE=${file} cannot be read.`);
  return auditIn(found.entries);
}
