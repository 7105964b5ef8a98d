import { identifierIn } from '../domain/identifiers/change.ts';
import { fieldOf } from '../domain/kinds.ts';
import { WHOLE_RECORD } from '../protocol/mutation.ts';
import type { Change } from './change.ts';

export type HoldReason = 'identifier' | 'bad-value';
export type Hold = { problem: HoldReason; message: string };

/**
 * Why a change stays on this device until its author mends it; undefined for one that may be sent.
 *
 * @throws TypeError for a field that no kind has: a screen asked for something that does not exist
 */
export function holdReason(change: Change): Hold | undefined {
  // It names values by their ids, and must never be kept from leaving.
  if (change.op === 'redact') return undefined;
  if (identifierIn(change) !== undefined) {
    return {
      problem: 'identifier',
      message: 'This looks like an NHS number. It is saved on this device and will not be sent.',
    };
  }
  if (change.field === WHOLE_RECORD) return undefined;
  const field = fieldOf(change.kind, change.field);
  if (field === undefined) throw new TypeError(`There is no field ${change.field} in ${change.kind}`);
  const fits = field.schema.safeParse(change.payload);
  if (fits.success) return undefined;
  return {
    problem: 'bad-value',
    message: change.cure ?? fits.error.issues[0]?.message ?? `${field.label} does not fit`,
  };
}
