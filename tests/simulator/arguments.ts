/** What somebody typed behind a command that does not fit: one sentence says so. */
class BadArgument extends Error {}

/** A whole number that was given as text. @throws BadArgument for anything else, and for less than `least` */
export function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new BadArgument(`--${name} takes a whole number from ${least} on, not "${text}".`);
}

/** Those whose words have the text. @throws BadArgument where there are none */
export function chosenBy<T>(text: string, all: readonly T[], wordsOf: (one: T) => string): T[] {
  const chosen = all.filter((one) => wordsOf(one).includes(text));
  if (chosen.length > 0) return chosen;
  throw new BadArgument(`--only takes a part of a rule or of its words, and "${text}" is in none.`);
}

/**
 * What `read` gives; where an argument does not fit, its sentence is said and the process ends with 1.
 *
 * @param usage what the command takes: said where somebody asks for help, or names something that there is not
 */
export function readOrEnd<T>(usage: string, read: () => T): T {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return process.exit(0);
  }
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error) || !(error instanceof BadArgument || isFromParser(error))) throw error;
    process.stderr.write(`${error instanceof BadArgument ? error.message : `${whatIsWrong(error)}\n${usage}`}\n`);
    return process.exit(1);
  }
}

/** Which argument the parser stumbled over, in words of our own. */
export function whatIsWrong({ message }: Error): string {
  const [name] = /--?[\w-]+/.exec(message) ?? [];
  if (message.startsWith('Unknown option')) return `There is no ${name}.`;
  if (message.startsWith('Unexpected argument')) return `What is "${/'(.*?)'/.exec(message)?.[1]}" for?`;
  return `${name} takes a value behind it, and none that begins with "-".`;
}

export const isFromParser = (error: Error & { code?: unknown }): boolean =>
  String(error.code).startsWith('ERR_PARSE_ARGS');
