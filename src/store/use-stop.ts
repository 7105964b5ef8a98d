import { useMemo } from 'react';
import { covers, uncovered } from '../domain/identifiers/covers.ts';
import type { SeenWords } from '../domain/identifiers/mended.ts';
import type { Pass } from '../domain/identifiers/pass.ts';
import { knownPasses } from './known-passes.ts';
import { useStore } from './store-context.tsx';
import type { FieldTarget } from './use-edited.ts';
import { useSeen } from './use-seen.ts';
import { useVaultQuery } from './use-vault-query.ts';

/** What the identifier stop says of a text in a field, and what its person said to that. */
export type Stop = {
  /** What nobody has given a reason for. */
  seen: readonly SeenWords[];
  more: number;
  /** What stays with a reason. */
  passed: readonly Pass[];
  /** Whether a reason itself may tell who a patient is, as far as the stop is here. */
  identifies(note: string): boolean;
};

/**
 * The stop under one field (S31).
 *
 * @param given the reasons that were given on this page
 */
export function useStop(text: string, place: FieldTarget & { scope: string }, given: readonly Pass[]): Stop {
  const { vault } = useStore();
  const { scope, record, kind, field } = place;
  const { seen, more } = useSeen(text, kind, field);
  const isAsked = seen.length > 0;
  const known = useVaultQuery(async () => {
    if (!isAsked) return [];
    const { db } = vault;
    return db.transaction('r', db.outbox, db.log, () => knownPasses(vault, { scope, record, field }));
  }, [vault, scope, record, field, isAsked]);
  return useMemo(() => {
    const passes = [...(known ?? []), ...given].filter(({ type }) => type !== 'nhs-number');
    const passed = passes.filter((pass, at) => {
      const isLast = !passes.slice(at + 1).some((later) => covers(later, pass));
      return isLast && seen.some((one) => covers(pass, one));
    });
    const identifies = (note: string) => (vault.finder.here()?.findingsAnywhere(note).length ?? 0) > 0;
    return { seen: uncovered(seen, passed), more, passed, identifies };
  }, [vault, seen, more, known, given]);
}
