import { useStore } from '../../store/store-context.tsx';
import { UNSENT } from '../../store/unsent.ts';
import { useVaultQuery } from '../../store/use-vault-query.ts';

/** How many changes of this vault the server has not named, and how many of them need their person. Undefined while it is looked. */
export function useUnsent(): { count: number; needsYou: number } | undefined {
  const { vault } = useStore();
  return useVaultQuery(async () => {
    const { outbox } = vault.db;
    const counts = await vault.db.transaction('r', outbox, () =>
      Promise.all(UNSENT.map((state) => outbox.where('state').equals(state).count())),
    );
    const count = counts.reduce((sum, one) => sum + one, 0);
    const [waiting = 0, sending = 0] = counts;
    return { count, needsYou: count - waiting - sending };
  }, [vault]);
}
