import type { Conflict } from './working-copy.ts';

/** Whether all values that stand beside one another are this person's own: from two devices, or from two tabs of one. */
export const isOneHand = ({ by, beside }: Conflict, me: string | undefined): boolean =>
  me !== undefined && [by, ...beside].every((head) => head === undefined || head.person === me);
