import * as z from 'zod/mini';
import {
  deskWithdrawalKind,
  WITHDRAWAL_REASONS,
  type Withdrawal,
  withdrawalId,
  withdrawalKind,
} from '../domain/publication/withdrawal.ts';
import { scopeKind } from '../protocol/scope.ts';
import { useDraft } from './use-draft.ts';
import { useSaveNow } from './use-save-now.ts';
import { useSeen } from './use-seen.ts';

const draftSchema = z.object({ reason: z.enum(['', ...WITHDRAWAL_REASONS]), note: z.string() });
const NOTHING: z.infer<typeof draftSchema> = { reason: '', note: '' };

/**
 * Takes a published project out of the archive, by its lead in the project's scope, or by a desk in the desk's (S28). It is a change
 * like any other: made offline, sent with the next connection.
 */
export function useWithdraw(scope: string, project: string) {
  const { draft, change, drop } = useDraft(`withdraw:${scope}:${project}`, draftSchema);
  const { saveNow, failed } = useSaveNow();
  const kind = scopeKind(scope) === 'desk' ? deskWithdrawalKind.name : withdrawalKind.name;
  /** @returns whether it was saved */
  const withdraw = async (payload: Withdrawal): Promise<boolean> => {
    const target = { scope, record: withdrawalId(project), kind, field: 'withdrawn' };
    const saved = await saveNow([{ ...target, op: 'set', payload }]);
    if (saved === undefined) return false;
    await drop();
    return true;
  };
  const { seen } = useSeen(draft?.note ?? '', kind, 'withdrawn');
  return { draft: draft ?? NOTHING, change, withdraw, failed, seen };
}
