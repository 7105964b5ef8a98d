import { type Buckets, createBuckets } from './buckets.ts';

/** What may be asked how often, by network address and by device. */
export type Limits = Record<'address' | 'device' | 'failures' | 'costlyAddress' | 'costlyDevice' | 'reports', Buckets>;

/**
 * A ward, or a whole hospital, is behind one address: 300 devices that come back at once ask about 3,000 times, and 100 people who type at
 * once about 150 times a second. One device that types asks 2 times a second, and about 100 times when it comes back after a week.
 *
 * - `failures`: requests without a good signature, by address. Only those are turned away by it, never a neighbour's good ones.
 * - `costly`: links and codes, made and used, and who is waited for in a team.
 * - `reports`: by address, beside the 20 a day of one person.
 */
export const createLimits = (now: () => number): Limits => ({
  address: createBuckets({ now, capacity: 10_000, perSecond: 200 }),
  device: createBuckets({ now, capacity: 600, perSecond: 10 }),
  failures: createBuckets({ now, capacity: 120, perSecond: 2 }),
  costlyAddress: createBuckets({ now, capacity: 600, perSecond: 2 }),
  costlyDevice: createBuckets({ now, capacity: 60, perSecond: 1 / 20 }),
  reports: createBuckets({ now, capacity: 60, perSecond: 1 / 60 }),
});
