import { scopeKind } from '../protocol/scope.ts';
import { acceptances, dropAcceptance } from '../store/acceptances.ts';
import { useStore } from '../store/store-context.tsx';
import { useVaultQuery } from '../store/use-vault-query.ts';
import { useSync } from './sync-context.tsx';

/** The links that this person said yes to and that have not let them in yet, for the pages that list them. Empty while they are read. */
export function useComingIn() {
  const { vault } = useStore();
  const { engine } = useSync();
  const all = useVaultQuery(() => acceptances(vault), [vault]) ?? [];
  return all.map((one) => ({
    ...{ scope: one.scope, kind: scopeKind(one.scope), refused: one.refused, madeAt: one.madeAt },
    onTryNow: () => void engine.sendNow(),
    onDrop: () => void dropAcceptance(vault, one),
  }));
}
