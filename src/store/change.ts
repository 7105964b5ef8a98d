import type { Pass } from '../domain/identifiers/pass.ts';
import type { Mutation } from '../protocol/mutation.ts';

/** One change of one field, as a screen asks for it. */
export type Change = {
  scope: string;
  record: string;
  kind: string;
  field: string;
  op: Mutation['op'];
  payload: unknown;
  /** This change settles a conflict: it replaces every value that stands, not only the shown one. */
  settles?: boolean | undefined;
  /**
   * The versions that its author had in view, for a screen that shows a field for longer than a moment: what has come in
   * unseen since is not replaced. Without it, what stands now was seen.
   */
  seen?: readonly string[] | undefined;
  /** The id of its mutation, if it becomes a new one: given beforehand where a later change may have to name it. */
  mid?: string | undefined;
  /** Why something in the payload may stand that looks as if it told who a patient is (S31). */
  passed?: readonly Pass[] | undefined;
  /** What to tell the person where the value does not fit its field: how to mend it. */
  cure?: string | undefined;
};
