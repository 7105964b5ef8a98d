import { profileKind } from '../domain/profile/profile.ts';
import { ofKind, type Values } from '../domain/record/kind.ts';
import { personScope } from './person.ts';
import { useStore } from './store-context.tsx';
import { useSaveNow } from './use-save-now.ts';
import { useMyself, usePerson } from './use-store.ts';
import { useVaultQuery } from './use-vault-query.ts';

/** What this person says of themselves, for pages that save it by a button. */
export function useProfile() {
  const { vault } = useStore();
  const person = usePerson();
  const copy = useMyself();
  const { saveNow, failed } = useSaveNow();
  const values: Values<typeof profileKind> | undefined =
    copy === undefined ? undefined : (ofKind(copy.records, profileKind).find(({ id }) => id === person)?.values ?? {});
  const waits = useVaultQuery(async () => {
    const rows = await vault.db.outbox.where('kind').equals(profileKind.name).toArray();
    const open = rows.filter(({ field, state }) => field === 'public' && (state === 'waiting' || state === 'sending'));
    return open.length > 0;
  }, [vault]);
  /** @returns whether it was saved, and whether it is held because of what may identify a patient */
  const save = async (field: 'public' | 'forgotten', payload: unknown): Promise<{ saved: boolean; held: boolean }> => {
    const record = person ?? (await vault.device());
    const place = { scope: await personScope(vault), record, kind: profileKind.name, field, op: 'set' as const };
    const saved = await saveNow([{ ...place, payload }]);
    return { saved: saved !== undefined, held: saved?.[0]?.held !== undefined };
  };
  return { values, publicWaits: waits === true, save, failed };
}
