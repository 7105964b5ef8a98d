import { type Folded, ofKind, type RecordOf } from '../record/kind.ts';
import { deskModeratorKind } from './moderator.ts';

/** Who looks after a desk now, the longest first. */
export const moderatorsOf = (records: readonly Folded[]): RecordOf<typeof deskModeratorKind>[] =>
  ofKind(records, deskModeratorKind)
    .filter(({ values }) => values.appointment?.state === 'active')
    .sort((a, b) => (a.values.appointment?.at ?? '').localeCompare(b.values.appointment?.at ?? ''));

/** What a moderator is called at the desk, also one who has stepped down; undefined where they gave no name. */
export function moderatorName(records: readonly Folded[], person: string): string | undefined {
  const found = ofKind(records, deskModeratorKind).find(({ id }) => id === person);
  return found?.values.name?.trim() || undefined;
}
