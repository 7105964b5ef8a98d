import type { Logger } from 'pino';
import type { RandomBytes } from '../../src/domain/id.ts';
import type { Storage, Transaction } from '../storage/storage.ts';
import type { Journal, JournalEntry } from './journal.ts';

/** What every use case is given. */
export type Service = { storage: Storage; journal: Journal; clock: () => Date; random: RandomBytes; log: Logger };

/** One piece of work inside a transaction: all its times are the same. */
export type Unit = {
  tx: Transaction;
  now: string;
  random: RandomBytes;
  /** Written down before the work is committed. */
  toJournal: JournalEntry[];
  /** Whether something was withdrawn: the archive may still have it. */
  archiveIsStale: boolean;
};

export const DAY = 86_400_000;

/**
 * Does all of the work or nothing of it. What belongs into the journal is there before the commit, and only when all of the work
 * could be done: where the commit itself fails, also by another work of its group (S18), the journal names what somebody who may do so asked for, and will ask for again. What it took out for good is then in no
 * file of the database any more.
 */
export async function inUnit<T>(service: Service, work: (unit: Unit) => Promise<T>): Promise<T> {
  let journaled = false;
  const done = await service.storage.write(async (tx) => {
    const now = service.clock().toISOString();
    const unit: Unit = { tx, now, random: service.random, toJournal: [], archiveIsStale: false };
    const result = await work(unit);
    journaled = unit.toJournal.length > 0;
    if (journaled) await service.journal.append(unit.toJournal);
    return result;
  });
  if (journaled) await service.storage.scrub();
  return done;
}

/** A time so many milliseconds after another (before it, where negative). */
export const timeAfter = (time: string, milliseconds: number): string =>
  new Date(Date.parse(time) + milliseconds).toISOString();
