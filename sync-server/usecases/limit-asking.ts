import { Failure } from '../failure.ts';
import { timeAfter, type Unit } from './service.ts';

/** So many within so many milliseconds, counted from the first. */
export type Limit = { who: string; count: number; within: number };

/** Counts one more. @returns whether it is within the limit */
export async function isWithin({ tx, now }: Unit, { who, count, within }: Limit): Promise<boolean> {
  const before = await tx.tries.find(who);
  const isOver = before?.lockedUntil == null || before.lockedUntil <= now;
  const asked = (isOver ? 0 : before.wrong) + 1;
  if (asked > count) return false;
  // `lockedUntil` is when the count begins anew.
  await tx.tries.put({
    who,
    wrong: asked,
    lastAt: now,
    lockedUntil: isOver ? timeAfter(now, within) : before.lockedUntil,
  });
  return true;
}

/** @throws Failure `quota` */
export async function mustBeWithin(unit: Unit, limit: Limit): Promise<void> {
  if (await isWithin(unit, limit)) return;
  const seconds = Math.ceil(limit.within / 1000);
  throw new Failure('quota', 'Too many letters were asked for. Wait an hour before the next one.', seconds);
}
