import type { Logger } from 'pino';
import type { RandomBytes } from '../../src/domain/id.ts';
import type { Storage, Transaction } from '../storage/storage.ts';

/** What every use case is given. */
export type Service = { storage: Storage; clock: () => Date; random: RandomBytes; log: Logger };

/** One piece of work inside a transaction: all its times are the same. */
export type Unit = { tx: Transaction; now: string; random: RandomBytes };

export const DAY = 86_400_000;

/** Does all of the work or nothing of it. */
export const inUnit = <T>(service: Service, work: (unit: Unit) => Promise<T>): Promise<T> =>
  service.storage.write((tx) => work({ tx, now: service.clock().toISOString(), random: service.random }));

/** A time so many milliseconds after another (before it, where negative). */
export const timeAfter = (time: string, milliseconds: number): string =>
  new Date(Date.parse(time) + milliseconds).toISOString();
