import { useLiveQuery } from 'dexie-react-hooks';
import type { Folded } from '../domain/record/kind.ts';
import { type History, readChangedFields, readHistory, readRemoved } from './history.ts';
import { useStore } from './store-context.tsx';
import { useVaultQuery } from './use-vault-query.ts';
import type { WorkingCopy } from './working-copy.ts';

/** What was written in a field, a record or a whole scope. Undefined while it is read. */
export function useHistory(scope: string, record?: string, field?: string, most?: number): History | undefined {
  const { vault } = useStore();
  return useVaultQuery(() => readHistory(vault, scope, { record, field }, most), [vault, scope, record, field, most]);
}

/** The fields of a scope that have more than one value behind them. Undefined while they are read. */
export function useChangedFields(scope: string): ReadonlySet<string> | undefined {
  const { vault } = useStore();
  return useLiveQuery(() => readChangedFields(vault, scope), [vault, scope]);
}

/** What stood in those records of some changes that are removed now, by their id. Undefined while it is read. */
export function useRemovedRecords(
  copy: WorkingCopy,
  changes: readonly { record: string }[],
): ReadonlyMap<string, Folded> | undefined {
  const { vault } = useStore();
  const there = new Set(copy.records.map(({ id }) => id));
  const gone = [...new Set(changes.map(({ record }) => record))].filter((id) => !there.has(id)).join(' ');
  return useLiveQuery(() => readRemoved(vault, copy.scope, gone.split(' ')), [vault, copy.scope, gone]);
}
