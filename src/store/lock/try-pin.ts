import type { Result } from '../../domain/result.ts';
import type { TextStorage } from '../journal.ts';
import { editPerson, type PersonHere, personHere } from '../people-here.ts';
import type { Lock } from './lock.ts';
import { waitMs } from './tries.ts';

/** `wait`: it was not looked at, or was wrong; another may be tried in so many milliseconds. */
export type Tried<T> = { at: 'opened'; opened: T } | { at: 'wrong' | 'wait'; waitMs: number };

export type TryParts<T> = {
  storage: TextStorage;
  now(): number;
  open(lock: Lock): Promise<Result<T, 'wrong-pin'>>;
};

/**
 * Tries a PIN at somebody's lock. That it is tried is noted before it is known whether it is right, so that closing the page in
 * between saves nobody the wait; and it never wipes anything.
 *
 * @throws what IndexedDB or a full storage throws
 */
export async function tryPin<T>(
  { storage, now, open }: TryParts<T>,
  { id }: Pick<PersonHere, 'id'>,
): Promise<Tried<T>> {
  const person = personHere(storage, id);
  if (person?.lock === undefined) throw new Error('there is no lock to be opened');
  const wait = waitMs(person.tries, now());
  if (wait > 0) return { at: 'wait', waitMs: wait };
  const tries = { wrong: (person.tries?.wrong ?? 0) + 1, at: now() };
  editPerson(storage, id, (before) => ({ ...before, tries }));
  const opened = await open(person.lock);
  if (!opened.ok) return { at: 'wrong', waitMs: waitMs(tries, now()) };
  editPerson(storage, id, ({ tries: _, forgotten: __, ...before }) => before);
  return { at: 'opened', opened: opened.value };
}
