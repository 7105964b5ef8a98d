import type { HistoryEntry } from '../../../store/history.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';

/** Whether this person may write in the project. */
export const mayChange = ({ row }: WorkingCopy): boolean => row?.role !== 'reader' && row?.lost === undefined;

export const isLead = (copy: WorkingCopy): boolean => copy.row?.role === 'lead' && mayChange(copy);

/**
 * Whether this person may take a value out for good: one of their own, or any as the project's lead (S23). What was put together from
 * several goes with any of them.
 */
export const mayTakeOut = (copy: WorkingCopy, { op, reason, person, state }: HistoryEntry, me: string): boolean =>
  state !== 'together' &&
  (op === 'set' || op === 'add' || op === 'remove') &&
  reason === undefined &&
  mayChange(copy) &&
  (person === me || isLead(copy));
