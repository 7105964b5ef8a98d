import { WHOLE_RECORD } from '../protocol/mutation.ts';
import type { Change } from './change.ts';
import type { WorkingCopy } from './working-copy.ts';

/** Takes a whole record away. Where another device changed it meanwhile, the server keeps it and says so (S22). */
export const removal = (copy: WorkingCopy, record: string, kind: string): Change => ({
  scope: copy.scope,
  record,
  kind,
  field: WHOLE_RECORD,
  op: 'delete',
  payload: { seen: lastSeen(copy) },
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

/** The sequence in the cursor `epoch.seq.mid`; 0 before the first pull. */
function lastSeen({ row }: WorkingCopy): number {
  const seq = Number(row?.cursor?.split('.')[1]);
  return Number.isSafeInteger(seq) ? seq : 0;
}
