import * as z from 'zod/mini';
import { organisationSchema } from '../organisation/organisation.ts';
import { line, ofOneself, value } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';

/** Who a person is, as they say; asked once, at the first request to publish. Its id is the person's. */
export const profileKind = defineKind({
  name: 'profile',
  scope: 'person',
  fields: {
    name: ofOneself(line('Your name')),
    role: ofOneself(line('Your role')),
    organisation: value('Your organisation', z.nullable(organisationSchema)),
  },
});
