import * as z from 'zod/mini';
import { byServer, line, value } from '../record/field.ts';
import { defineKind, type Folded, ofKind, type RecordOf } from '../record/kind.ts';

const time = z.string().check(z.maxLength(40));

/** In a desk's scope: somebody who looks after it, or did. Its id is the person's. */
export const deskModeratorKind = defineKind({
  name: 'desk-moderator',
  scope: 'desk',
  fields: {
    appointment: byServer(value('Appointment', z.object({ state: z.enum(['active', 'ended']), at: time }))),
    /** So that the others know who has decided; it is not public. */
    name: line('Name'),
    /** When somebody asked to step down, by the clock of their device. Only they themselves write it. */
    stepsDown: value('Steps down', time),
  },
});

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
