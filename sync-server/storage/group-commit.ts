import type { ControlledTransaction, Kysely } from 'kysely';
import type { Database } from './database.ts';
import { inSavepoint } from './in-savepoint.ts';
import type { Writer } from './kysely-storage.ts';
import { TemporaryFailure } from './storage.ts';
import { turnOfTheLoop } from './turn-of-the-loop.ts';

/** How many writes go together, and for how long, in milliseconds, another one is begun: reads and other programs wait for that. */
const LIMITS = { writes: 64, ms: 50, now: () => performance.now() };

/** A write that waits. */
type Write = {
  /** @returns what tells its caller that it stands */
  run(trx: Kysely<Database>): Promise<Tell>;
  fail(error: unknown): void;
};
type Tell = () => void;

/**
 * Writes into a database of one connection, whose commits wait for the disk (S18): what waits while another transaction is under way
 * goes together into the next one, each in a savepoint of its own. Nobody is told anything before the commit, also not of an error of
 * their own, for it may come of what another of them wrote. Where nothing of the transaction stands, all of them get TemporaryFailure;
 * only whose work or commit alone it was gets the error itself.
 */
export function groupCommit(db: Kysely<Database>, limits = LIMITS): Writer {
  const waiting: Write[] = [];
  let atWork: Promise<void> | undefined;
  let closed = false;

  async function workOff(): Promise<void> {
    while (waiting.length > 0) {
      await commitNext(db, waiting, limits);
      // SQLite keeps this process busy until it is done, so whatever came meanwhile comes to wait only now. And the database is free for
      // other programs, which look again and again.
      await turnOfTheLoop();
    }
    atWork = undefined;
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new TemporaryFailure('The database is being closed'));
        const run = async (trx: Kysely<Database>): Promise<Tell> => {
          const done = await work(trx);
          return () => resolve(done);
        };
        waiting.push({ run, fail: reject });
        atWork ??= workOff();
      }),
    async close() {
      closed = true;
      await atWork;
    },
  };
}

/** Takes the first of those that wait when the database is theirs, and tells each of them what came of it. It never throws. */
async function commitNext(db: Kysely<Database>, waiting: Write[], { writes, ms, now }: typeof LIMITS): Promise<void> {
  let trx: ControlledTransaction<Database>;
  try {
    trx = await db.startTransaction().execute();
  } catch (error) {
    // All of them have waited for the program that has it.
    for (const write of waiting.splice(0)) write.fail(error);
    return;
  }
  const group = waiting.splice(0, writes);
  const last = now() + ms;
  const tells: Tell[] = [];
  let running: Write | undefined;
  try {
    const alone = group.length === 1;
    for (const [at, write] of group.entries()) {
      if (at > 0 && now() >= last) {
        waiting.unshift(...group.splice(at));
        break;
      }
      running = write;
      tells.push(alone ? await write.run(trx) : await runInSavepoint(trx, write));
    }
    running = undefined;
    await trx.commit().execute();
  } catch (error) {
    await rollBack(trx);
    for (const write of group) write.fail(write === running || group.length === 1 ? error : temporary(error));
    return;
  }
  for (const tell of tells) tell();
}

async function runInSavepoint(trx: ControlledTransaction<Database>, write: Write): Promise<Tell> {
  const ran = await inSavepoint(trx, (handle) => write.run(handle));
  return 'done' in ran ? ran.done : () => write.fail(ran.error);
}

/** What failed before is what must be told, also where this fails too. */
async function rollBack(trx: ControlledTransaction<Database>): Promise<void> {
  await trx
    .rollback()
    .execute()
    .catch(() => undefined);
}

/** The error of another must not be taken for a mistake in one's own work, which would be parked. */
const temporary = (error: unknown): TemporaryFailure =>
  error instanceof TemporaryFailure
    ? error
    : new TemporaryFailure('What was to be committed together with this could not be', { cause: error });
