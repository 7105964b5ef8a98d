import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { reasonOf } from './open-storage.ts';
import { StartProblem } from './start-problem.ts';

const KEY_BYTES = 32;

/** A hash that nobody makes without the server's key, of what is too short, or too well known, for a hash without one. */
export type Keyed = (text: string) => string;

export const keyedBy =
  (key: Uint8Array): Keyed =>
  (text) =>
    createHmac('sha256', key).update(text).digest('hex');

/**
 * The server's key, beside the database and in none of its backups: whoever has a copy of the database alone cannot try out codes or
 * addresses on it. It is made at the first start.
 *
 * @throws StartProblem where it cannot be read or made, or is no key
 */
export function readHashKey(file: string): Uint8Array {
  try {
    if (!existsSync(file))
      writeFileSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    const text = readFileSync(file, 'utf8').trim();
    if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex');
  } catch (error) {
    throw new StartProblem(`The key HASH_KEY_FILE=${file} cannot be read or made: ${reasonOf(error)}.`);
  }
  throw new StartProblem(
    `The file HASH_KEY_FILE=${file} is no key: 64 digits of 0-9 and a-f. Put it back from a backup.`,
  );
}
