import type { Head } from '../protocol/field-state.ts';
import { type LogRow, logRowSchema } from '../protocol/pull.ts';
import { useStore } from './store-context.tsx';
import { useVaultQuery } from './use-vault-query.ts';
import { openAll, type Vault } from './vault.ts';
import type { Conflict } from './working-copy.ts';

type Place = Pick<Conflict, 'scope' | 'record' | 'field' | 'by' | 'beside'>;

/**
 * Which of the values that stand side by side were chosen by people who settled one and the same earlier conflict of the field, each
 * without knowledge of the other (S20). None, where no two of them did, or where the server does not say what an edit replaced.
 */
export async function readSettlers(vault: Vault, { scope, record, field, by, beside }: Place): Promise<Head[]> {
  const entries = await vault.db.log.where('[scope+record+field]').equals([scope, record, field]).sortBy('seq');
  const rows = (await openAll(vault, entries)).flatMap((body) => logRowSchema.safeParse(body).data ?? []);
  const sides = [...(by === undefined ? [] : [by]), ...beside];
  const earlier = rows.filter(({ status, after }) => status !== 'parked' && (after?.heads.length ?? 0) > 1);
  const found = earlier.map((one) => sides.filter((side) => settles(rows, side, one)));
  return found.find((settlers) => settlers.length > 1) ?? [];
}

/** Whether the edit that wrote a value names several of those that stood side by side after an earlier row. */
function settles(rows: readonly LogRow[], { versions }: Head, { seq, after }: LogRow): boolean {
  const [name] = versions;
  const edit = rows.find(({ mid }) => mid === name?.replace('+', ''));
  const named = after?.heads.filter((head) => head.versions.some((version) => edit?.base?.includes(version))) ?? [];
  return edit !== undefined && edit.seq > seq && named.length > 1;
}

/** The same for a screen. None while it is read, or where nothing stands side by side. */
export function useSettlers(conflict: Conflict | undefined): readonly Head[] {
  const { vault } = useStore();
  const read = () => (conflict === undefined ? Promise.resolve([]) : readSettlers(vault, conflict));
  const place = conflict && [conflict.scope, conflict.record, conflict.field, ...conflict.seen].join(' ');
  return useVaultQuery(read, [vault, place]) ?? [];
}
