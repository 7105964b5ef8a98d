import { type Folded, ofKind } from '../record/kind.ts';
import { deskPolicyKind, type LOOKS } from './policy.ts';

/** The id of a desk's one policy. */
export const POLICY = 'policy';

/** Before, where nobody has said anything else. */
export function lookOf(records: readonly Folded[]): (typeof LOOKS)[number] {
  const policy = ofKind(records, deskPolicyKind).find(({ id }) => id === POLICY);
  return policy?.values.look === 'after' ? 'after' : 'before';
}
