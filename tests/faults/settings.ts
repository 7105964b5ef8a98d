import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../src/domain/result.ts';
import { isFromParser, whatIsWrong } from '../simulator/arguments.ts';
import type { Series } from './series.ts';

const DEFAULTS = { seed: '1', runs: '300', jobs: '2' };

export const USAGE =
  'Say --seed N --runs K --chromium C --jobs J --resume FILE, or any of them: the first run, how many, how many in a browser, how many side by side, and a file to go on from.';

/** @returns what a series is to be, and where its progress is kept where that was said; or one sentence that says what is wrong */
export function readSeries(args: string[]): Result<Series & { resume: string | undefined }, string> {
  const text = { type: 'string' } as const;
  const options = { seed: text, runs: text, chromium: text, jobs: text, resume: text };
  let said: Partial<Record<keyof typeof options, string>>;
  try {
    said = parseArgs({ args, options }).values;
  } catch (error) {
    if (!(error instanceof Error) || !isFromParser(error)) throw error;
    return fail(`${whatIsWrong(error)}\n${USAGE}`);
  }
  const { resume, ...values } = { ...DEFAULTS, ...said };
  const numbers = { chromium: String(Math.floor(Number(values.runs) / 10)), ...values };
  for (const [name, value] of Object.entries(numbers)) {
    if (!isCount(value) && isCount(values.runs)) return fail(`--${name} must be a whole number, not "${value}".`);
  }
  if (!isCount(values.runs)) return fail(`--runs must be a whole number, not "${values.runs}".`);
  if (Number(numbers.runs) === 0 || Number(numbers.jobs) === 0) return fail('--runs and --jobs must be 1 or more.');
  const [first, runs, chromium, jobs] = [numbers.seed, numbers.runs, numbers.chromium, numbers.jobs].map(Number) as [
    ...[number, number, number, number],
  ];
  return ok({ first, runs, chromium, jobs, resume });
}

const isCount = (text: string) => /^\d{1,9}$/.test(text);
