import type { ControlledTransaction, Kysely, KyselyPlugin } from 'kysely';
import type { Database } from './database.ts';
import { turnOfTheLoop } from './turn-of-the-loop.ts';

/**
 * Does one piece of work in a transaction that others share. Where it throws, it alone is undone.
 *
 * @returns what it came to, or the error that it threw
 * @throws that error, where SQLite has rolled back the whole transaction by itself
 */
export async function inSavepoint<T>(
  trx: ControlledTransaction<Database>,
  work: (trx: Kysely<Database>) => Promise<T>,
): Promise<{ done: T } | { error: unknown }> {
  const { handle, shut } = handleOf(trx);
  const within = await trx.savepoint('work').execute();
  try {
    const done = await work(handle).finally(shut);
    await within.releaseSavepoint('work').execute();
    return { done };
  } catch (error) {
    // Of queries side by side one may have failed while another is on its way: that one must not run in the work of somebody else.
    await turnOfTheLoop();
    await undo(within, error);
    return { error };
  }
}

async function undo(within: ControlledTransaction<Database, ['work']>, error: unknown): Promise<void> {
  try {
    await within.rollbackToSavepoint('work').execute();
    await within.releaseSavepoint('work').execute();
  } catch {
    // There is no such savepoint any more.
    throw error;
  }
}

/** A way into the transaction that ends with the work: Kysely's own ends with the transaction. */
function handleOf(trx: ControlledTransaction<Database>): { handle: Kysely<Database>; shut(): void } {
  let open = true;
  const gate: KyselyPlugin = {
    transformQuery({ node }) {
      if (!open) throw new Error('This write is over');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    handle: trx.withPlugin(gate),
    shut: () => {
      open = false;
    },
  };
}
