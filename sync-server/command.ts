import { parseArgs } from 'node:util';
import { readSettings, type Settings } from './config.ts';
import { StartProblem } from './start-problem.ts';

export type Command = {
  help: string;
  /** What can be said beside the name of the file. */
  flags: readonly string[];
  /** @throws StartProblem for what the operator can mend */
  run(settings: Settings, file: string, flags: ReadonlySet<string>): Promise<void>;
};

/** Runs a command of the operator that is about one file. Every mistake is one sentence, and exit code 1. */
export async function runCommand(command: Command): Promise<void> {
  // The database and its copies are for this user's eyes only.
  process.umask(0o077);
  try {
    const settings = readSettings(process.env);
    if (!settings.ok) throw new StartProblem(settings.error);
    const said = readArguments(process.argv.slice(2), command.flags);
    if (said === 'help') process.stdout.write(command.help);
    else if (said === 'nothing') noFile(command.help);
    else await command.run(settings.value, said.file, said.flags);
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** A job whose setting is missing must not look like one that worked. */
function noFile(help: string): void {
  process.stderr.write(`${help}\nNothing was done: give the name of a file.\n`);
  process.exitCode = 1;
}

type Said = { file: string; flags: ReadonlySet<string> };

function readArguments(args: string[], flags: readonly string[]): Said | 'help' | 'nothing' {
  const options = Object.fromEntries(['help', ...flags].map((name) => [name, { type: 'boolean' }] as const));
  const { values, positionals } = parsed(() => parseArgs({ args, options, allowPositionals: true }));
  if (values.help === true) return 'help';
  const [file = '', ...more] = positionals;
  if (file === '') return 'nothing';
  if (more.length > 0) throw new StartProblem('Give the name of one file, or --help.');
  return { file, flags: new Set(flags.filter((name) => values[name] === true)) };
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new StartProblem(argumentProblem(error));
  }
}

/** What is wrong with the arguments, as one sentence: Node's own goes on for several. */
export function argumentProblem(error: unknown): string {
  const [, option] = /^Unknown option '([^']+)'/.exec(error instanceof Error ? error.message : '') ?? [];
  return option === undefined
    ? 'These options cannot be understood: see --help.'
    : `There is no option ${option}: see --help.`;
}
