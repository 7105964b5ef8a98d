import { Failure } from '../failure.ts';
import type { Service, Unit } from './service.ts';
import { DAY, timeAfter } from './service.ts';

const FREE_TRIES = 5;
/** The first pause after so many wrong tries, and the longest; after `forgets` without one, all is as at first. In milliseconds. */
type Patience = { first: number; longest: number; forgets: number };

const MINUTE = 60_000;
const OF_DEVICE: Patience = { first: MINUTE, longest: 60 * MINUTE, forgets: DAY };
/** A whole ward has one address: it waits more shortly. */
const OF_ADDRESS: Patience = { first: MINUTE / 6, longest: 10 * MINUTE, forgets: 60 * MINUTE };

/** Who tries: a device, and the address that it came from. */
export type Trier = { device: string; address: string };

const whosOf = ({ keyed }: Pick<Service, 'keyed'>, { device, address }: Trier, what: string) => [
  { who: `${what} device ${device}`, patience: OF_DEVICE },
  { who: `${what} address ${keyed(`address ${address}`)}`, patience: OF_ADDRESS },
];

/**
 * Limits wrong tries at a secret that is short (S1): after five, each further one makes a longer pause, for the device and for its
 * address. While one lasts, nothing is looked up, so the answer says nothing of any secret.
 *
 * @param what which secret: each is counted on its own
 * @param attempt looks the secret up, and does what it opens. @returns undefined where it was wrong, whatever the reason
 * @throws Failure `quota` with the time to wait
 */
export async function guardTries<T>(
  unit: Unit,
  service: Pick<Service, 'keyed'>,
  trier: Trier,
  what: string,
  attempt: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { tx, now } = unit;
  const whos = whosOf(service, trier, what);
  const known = await Promise.all(whos.map(({ who }) => tx.tries.find(who)));
  const locked = known.flatMap((row) => (row?.lockedUntil != null && row.lockedUntil > now ? [row.lockedUntil] : []));
  if (locked.length > 0) throw tooMany(now, locked.sort().at(-1) ?? now);
  const done = await attempt();
  if (done !== undefined) {
    await tx.tries.forget(whos[0]?.who ?? '');
    return done;
  }
  for (const [at, { who, patience }] of whos.entries()) {
    const before = known[at];
    const isOver = before === undefined || before.lastAt < timeAfter(now, -patience.forgets);
    const wrong = (isOver ? 0 : before.wrong) + 1;
    const pause = Math.min(patience.longest, patience.first * 2 ** (wrong - FREE_TRIES));
    await tx.tries.put({ who, wrong, lastAt: now, lockedUntil: wrong < FREE_TRIES ? null : timeAfter(now, pause) });
  }
  await tx.tries.dropOlder(timeAfter(now, -DAY));
  return undefined;
}

function tooMany(now: string, until: string): Failure {
  const seconds = Math.ceil((Date.parse(until) - Date.parse(now)) / 1000);
  return new Failure('quota', 'Too many wrong codes. Wait a little before the next one.', seconds);
}
