import * as z from 'zod/mini';
import { byServer, line, ofOneself, value } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';

const time = z.string().check(z.maxLength(40));

/** In a desk's scope: somebody who looks after it, or did. Its id is the person's. */
export const deskModeratorKind = defineKind({
  name: 'desk-moderator',
  scope: 'desk',
  fields: {
    appointment: byServer(value('Appointment', z.object({ state: z.enum(['active', 'ended']), at: time }))),
    /** So that the others know who has decided; it is not public. */
    name: ofOneself(line('Name')),
    /** When somebody asked to step down, by the clock of their device. Only they themselves write it. */
    stepsDown: value('Steps down', time),
  },
});
