import { useMemo } from 'react';
import { neededPasses, uncovered } from '../domain/identifiers/covers.ts';
import type { SeenWords } from '../domain/identifiers/mended.ts';
import type { Pass } from '../domain/identifiers/pass.ts';
import { type Answers, answersOf, counts, isOpen } from './answers.ts';
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
  /** What a desk was asked about. */
  asked: readonly Pass[];
  /** What a desk said no to. */
  declined: readonly Pass[];
  /** Whether a reason itself may tell who a patient is, as far as the stop is here. */
  identifies(note: string): boolean;
};

type Known = { passes: readonly Pass[]; answers: Answers };

const NOTHING_KNOWN: Known = { passes: [], answers: new Map() };

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
    if (!isAsked) return NOTHING_KNOWN;
    const passes = [...(await knownPasses(vault, { scope, record, field })), ...given];
    return { passes, answers: await answersOf(vault, scope, passes) };
  }, [vault, scope, record, field, isAsked, given]);
  return useMemo(() => {
    const { passes, answers } = known ?? NOTHING_KNOWN;
    const passed = neededPasses(
      seen,
      passes.filter((pass) => counts(pass, answers)),
    );
    const left = uncovered(seen, passed);
    const asked = neededPasses(
      left,
      passes.filter((pass) => isOpen(pass, answers)),
    );
    const declined = passes.filter(({ question = '' }) => answers.get(question) === 'declined');
    const identifies = (note: string) => (vault.finder.here()?.findingsAnywhere(note).length ?? 0) > 0;
    return { seen: uncovered(left, asked), more, passed, asked, declined: neededPasses(left, declined), identifies };
  }, [vault, seen, more, known]);
}
