import { cursorPlace } from '../protocol/cursor.ts';
import { MAX_OWN, WHOLE_RECORD } from '../protocol/mutation.ts';
import type { Change } from './change.ts';
import type { WorkingCopy } from './working-copy.ts';

/** Takes a whole record away. Where another device changed it meanwhile, or a copy of this one, the server keeps it and says so (S22). */
export const removal = (copy: WorkingCopy, record: string, kind: string): Change => ({
  scope: copy.scope,
  record,
  kind,
  field: WHOLE_RECORD,
  op: 'delete',
  payload: { ...lastSeen(copy), own: (copy.own.get(record) ?? []).slice(-MAX_OWN) },
});

/** Brings it back. */
export const restoration = (copy: WorkingCopy, record: string, kind: string): Change => ({
  scope: copy.scope,
  record,
  kind,
  field: WHOLE_RECORD,
  op: 'restore',
  payload: null,
});

/** How much of the scope its person had seen: nothing before the first pull. */
function lastSeen({ row }: WorkingCopy) {
  const cursor = row?.cursor ?? undefined;
  return cursor === undefined ? { seen: 0 } : { seen: cursorPlace(cursor).seq, cursor };
}
