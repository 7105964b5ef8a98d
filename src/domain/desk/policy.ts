import { choice, firstStands } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';

/** When a desk looks at what verified authors ask to publish: before it is public, or after. */
export const LOOKS = ['before', 'after'] as const;

/** In a desk's scope: how it works. There is one, `POLICY`. */
export const deskPolicyKind = defineKind({
  name: 'desk-policy',
  scope: 'desk',
  fields: { look: firstStands(choice('When this desk looks', LOOKS)) },
});
