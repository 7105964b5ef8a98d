import type { Logger } from 'pino';
import type { RandomBytes } from '../../src/domain/id.ts';
import type { Storage, Transaction } from '../storage/storage.ts';
import type { Journal, JournalEntry } from './journal.ts';

/** What every use case is given. */
export type Service = { storage: Storage; journal: Journal; clock: () => Date; random: RandomBytes; log: Logger };

/** One piece of work inside a transaction: all its times are the same. `toJournal` is written down before it is committed. */
export type Unit = { tx: Transaction; now: string; random: RandomBytes; toJournal: JournalEntry[] };

export const DAY = 86_400_000;

/**
 * Does all of the work or nothing of it. What belongs into the journal is there before the commit, and only when all of the work
 * could be done: where the commit itself fails, the journal names what somebody who may do so asked for, and will ask for again.
 */
export const inUnit = <T>(service: Service, work: (unit: Unit) => Promise<T>): Promise<T> =>
  service.storage.write(async (tx) => {
    const unit: Unit = { tx, now: service.clock().toISOString(), random: service.random, toJournal: [] };
    const result = await work(unit);
    if (unit.toJournal.length > 0) await service.journal.append(unit.toJournal);
    return result;
  });

/** A time so many milliseconds after another (before it, where negative). */
export const timeAfter = (time: string, milliseconds: number): string =>
  new Date(Date.parse(time) + milliseconds).toISOString();
