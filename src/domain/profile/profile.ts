import * as z from 'zod/mini';
import { organisationSchema } from '../organisation/organisation.ts';
import { byServer, line, ofOneself, value } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';

/** When somebody did something. */
export const timeSchema = z.object({ at: z.string().check(z.maxLength(40)) });

/** What anybody may know of a person who wants that. */
export const publicProfileSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  role: line('').schema,
  organisation: z.nullable(organisationSchema),
  helpsWith: line('', 500).schema,
});
export type PublicProfile = z.infer<typeof publicProfileSchema>;

/** Who a person is, as they say; asked once, at the first request to publish. Its id is the person's. */
export const profileKind = defineKind({
  name: 'profile',
  scope: 'person',
  fields: {
    name: ofOneself(line('Your name')),
    role: ofOneself(line('Your role')),
    organisation: value('Your organisation', z.nullable(organisationSchema)),
    /** An e-mail address of a listed domain was checked. */
    verified: byServer(value('Checked by e-mail', z.object({ domain: z.string(), at: z.string() }))),
    /** Null takes it back. */
    public: ofOneself(value('Public profile', z.nullable(publicProfileSchema)), ['name', 'role']),
    /** They leave, and are to be forgotten. */
    forgotten: value('Leaving', timeSchema),
  },
});
