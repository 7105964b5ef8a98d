import * as z from 'zod/mini';
import { byServer, line, ofOneself, value } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';

export const ROLES = ['lead', 'member', 'reader', 'self', 'moderator'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** In a person's scope: a scope that the person may enter. Its id is the scope's with `_` for `:`. */
export const membershipKind = defineKind({
  name: 'membership',
  scope: 'person',
  fields: {
    membership: byServer(value('Membership', z.object({ scope: z.string(), role: roleSchema }))),
  },
});

/** In a project's scope: one person of its team. Its id is the person's. */
export const teamMemberKind = defineKind({
  name: 'team-member',
  scope: 'project',
  fields: {
    role: byServer(value('Role in the team', roleSchema)),
    name: ofOneself(line('Name')),
  },
});
