import { deletePayloadSchema } from '../../src/protocol/mutation.ts';
import type { Transaction } from '../storage/storage.ts';
import { hasRow, readCursor } from './place-in-log.ts';

/**
 * Up to which row of the log the author of a delete had seen the scope (S22). Where the server does not have the row that their device
 * was at, it was restored, and others may stand in its place (S16): then nothing of what is here counts as seen. What an older app made
 * says a sequence alone.
 */
export async function seenUpTo(tx: Transaction, scope: string, payload: unknown): Promise<number> {
  const { seen, cursor } = deletePayloadSchema.safeParse(payload).data ?? { seen: 0 };
  const found = await tx.scopes.find(scope);
  if (found === undefined) return 0;
  if (cursor === undefined) return seen > found.seq ? 0 : seen;
  return (await hasRow(tx, found, cursor)) ? readCursor(cursor).seq : 0;
}
