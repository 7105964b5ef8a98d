import type { LogRow } from '../../src/protocol/pull.ts';
import type { Scope, Transaction } from '../storage/storage.ts';

type Place = { epoch: string; seq: number; mid: string };

export function readCursor(cursor: string): Place {
  const [epoch = '', seq = '', ...mid] = cursor.split('.');
  return { epoch, seq: Number(seq), mid: mid.join('.') };
}

/** Whether the server has the row that a device was at: not after it was restored from a backup, or rolled back. */
export async function hasPlace(tx: Transaction, scope: Scope, cursor: string): Promise<boolean> {
  return readCursor(cursor).epoch === scope.epoch && (await hasRow(tx, scope, cursor));
}

/** Whether it has that very row, whatever its epoch is: then all rows before it are those that the device had as well. */
export async function hasRow(tx: Transaction, scope: Scope, cursor: string): Promise<boolean> {
  const { seq, mid } = readCursor(cursor);
  if (seq > scope.seq) return false;
  const [row] = await tx.log.from(scope.scope, seq, 1);
  return row?.seq === seq && nameOf(row) === mid;
}

/**
 * A row and when it came: a machine that comes back from a snapshot may be sent the same row again, at the same place, behind others
 * than before.
 */
export const nameOf = ({ mid, receivedAt }: LogRow): string => `${mid}.${Date.parse(receivedAt)}`;
