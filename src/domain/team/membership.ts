import * as z from 'zod/mini';
import { idSchema } from '../id.ts';
import { byServer, line, ofOneself, value } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';

/** What somebody can be in a project's team. */
export const TEAM_ROLES = ['lead', 'member', 'reader'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

export const ROLES = [...TEAM_ROLES, 'self', 'moderator'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** How somebody came out of a team. `by`: the person who removed them. */
const endedSchema = z.object({ how: z.enum(['left', 'removed']), by: z.string(), at: z.string() });

/** In a person's scope: a scope that the person may enter. Its id is the scope's with `_` for `:`. */
export const membershipKind = defineKind({
  name: 'membership',
  scope: 'person',
  fields: {
    membership: byServer(value('Membership', z.object({ scope: z.string(), role: roleSchema }))),
    /** Why the person may not enter any more; null once they are let in again. */
    ended: byServer(value('Membership', z.nullable(endedSchema))),
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

/** What is asked of a team: another role for one of its persons, or that they go. */
export const teamChangeSchema = z.object({ person: idSchema, to: z.enum([...TEAM_ROLES, 'out']) });
export type TeamChange = z.infer<typeof teamChangeSchema>;

/** In a project's scope: one change of its team, by its lead or by whoever leaves. Each is a record of its own, so that two never conflict. */
export const teamChangeKind = defineKind({
  name: 'team-change',
  scope: 'project',
  fields: { change: value('Team', teamChangeSchema) },
});
