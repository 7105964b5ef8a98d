import fc from 'fast-check';
import type { StoreFault } from './broken-store.ts';
import { LINK_FAULTS } from './faults.ts';
import { CAST, type Name } from './world.ts';

const who = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Name>('ana', 'ben') },
  { weight: 1, arbitrary: fc.constantFrom<Name>('phone', 'cy') },
);
const anybody = fc.constantFrom<Name>(...CAST);
const project = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) });
const pick = fc.nat({ max: 4 });
const kinds = fc.constantFrom('title', 'contactRole', 'summary', 'problem', 'changeIdea', 'planWho');
/** What the author of a change had in view: what stands now, what stood when the page was opened, or it is not said. */
const view = fc.constantFrom<'now' | 'old' | 'blind'>('now', 'now', 'old', 'blind');

const steps = {
  write: fc.record({ who, project, field: kinds, record: fc.nat({ max: 1 }), paragraph: fc.nat({ max: 2 }), view }),
  item: fc.record({ who, project, op: fc.constantFrom<'add' | 'remove'>('add', 'remove'), item: fc.nat({ max: 2 }) }),
  remove: fc.record({ who, record: fc.nat({ max: 1 }) }),
  bringBack: fc.record({ who, record: fc.nat({ max: 1 }) }),
  settle: fc.record({ who, pick, keep: fc.constantFrom<'mine' | 'theirs' | 'both'>('mine', 'theirs', 'both') }),
  hold: fc.record({ who, field: kinds, record: fc.nat({ max: 1 }) }),
  mend: fc.record({ who, pick }),
  discard: fc.record({ who, pick }),
  start: fc.record({ who }),
  invite: fc.record({
    host: who,
    guest: anybody,
    project,
    role: fc.constantFrom<'member' | 'reader'>('member', 'reader'),
  }),
  ask: fc.record({ who, project, edit: fc.boolean() }),
  decide: fc.record({ who: fc.constantFrom<Name>('mod', 'ben'), approve: fc.boolean() }),
  celebrate: fc.record({ who: fc.constantFrom<Name>('mod', 'ben'), on: fc.boolean() }),
  offline: fc.record({ who: anybody }),
  online: fc.record({ who: anybody }),
  lookAgain: fc.record({ who }),
  openTab: fc.record({ who, lockless: fc.boolean() }),
  closeTab: fc.record({ who }),
  sendNow: fc.record({ who: anybody }),
  wait: fc.record({ ms: fc.constantFrom(1, 30, 120, 400, 1_500, 10_000, 70_000) }),
  lock: fc.record({
    who: anybody,
    ms: fc.constantFrom(1, 400, 10_000, 70_000),
    /** After how many rows the sealing is cut off. */
    cut: fc.oneof(fc.constant(1_000), fc.nat({ max: 30 })),
  }),
  link: fc.record({ who: anybody, fault: fc.constantFrom(...LINK_FAULTS), times: fc.integer({ min: 1, max: 3 }) }),
  clock: fc.record({ who, days: fc.constantFrom(-365, 365, -1, 0) }),
  poison: fc.record({ who, how: fc.constantFrom<'poison-field' | 'poison-row'>('poison-field', 'poison-row') }),
  newerApp: fc.record({ who }),
  busy: fc.record({ seconds: fc.integer({ min: 1, max: 30 }) }),
  revoke: fc.record({ who: fc.constantFrom<Name>('ben', 'phone') }),
  removeMember: fc.record({
    who: fc.constantFrom<Name>('ana', 'ana', 'ben', 'phone'),
    gone: fc.constantFrom<Name>('ben', 'cy', 'ana'),
  }),
  leave: fc.record({ who }),
  handOver: fc.record({ who, next: fc.constantFrom<Name>('ben', 'ana', 'cy'), goes: fc.boolean() }),
  acceptLater: fc.record({
    host: who,
    guest: anybody,
    role: fc.constantFrom<'lead' | 'member' | 'reader'>('lead', 'member', 'reader'),
  }),
  copyProfile: fc.record({ who }),
  rollBack: fc.record({ who }),
  clone: fc.record({ who }),
  wipe: fc.record({ who, rescue: fc.boolean() }),
  takeOut: fc.record({
    who,
    field: fc.constantFrom('title', 'contactRole', 'planWho', 'summary', 'problem'),
    record: fc.nat({ max: 1 }),
    reason: fc.constantFrom<'patient-data' | 'mistake'>('patient-data', 'mistake'),
  }),
  withdraw: fc.record({
    who: fc.constantFrom<Name>('ana', 'mod'),
    reason: fc.constantFrom<'patient-data' | 'wrong'>('patient-data', 'wrong'),
  }),
  carry: fc.record({ who, to: anybody, twice: fc.boolean() }),
  harm: fc.record({ who }),
  storeFault: fc.record({ who, fault: fc.constantFrom<StoreFault>('quota', 'dead-handle', 'unheard') }),
  backup: fc.record({}),
  restore: fc.record({ renew: fc.boolean() }),
  hourAgo: fc.record({ who: fc.constantFrom<Name>('ana', 'ben'), start: fc.boolean(), renew: fc.boolean() }),
  publish: fc.record({
    ...{ first: fc.boolean(), second: fc.boolean() },
    piece: fc.constantFrom('none', 'piece-flipped', 'piece-cut', 'old-manifest'),
  }),
  apart: fc.record({ paragraph: fc.nat({ max: 2 }) }),
  ten: fc.record({ who: fc.constantFrom<Name>('ana', 'ben') }),
  deleteEdit: fc.record({ first: fc.boolean() }),
  stranger: fc.record({ field: kinds }),
} as const;

type Steps = { [K in keyof typeof steps]: (typeof steps)[K] extends fc.Arbitrary<infer T> ? { do: K } & T : never };
export type Step = Steps[keyof Steps];
export type StepOf<K extends keyof Steps> = Steps[K];

/** How often each comes: what people do all day, then what goes wrong. */
const WEIGHTS: Record<keyof Steps, number> = {
  ...{ write: 30, item: 6, remove: 2, bringBack: 2, settle: 5, hold: 2, mend: 1, discard: 4, start: 1, invite: 2 },
  ...{ ask: 3, decide: 4, celebrate: 1, offline: 3, online: 3, lookAgain: 2, openTab: 2, closeTab: 1, sendNow: 6 },
  ...{ wait: 11, link: 14, clock: 1, poison: 3, newerApp: 2, busy: 1, revoke: 1, removeMember: 1, copyProfile: 2 },
  ...{ rollBack: 1, clone: 1, wipe: 1, storeFault: 2, backup: 1, restore: 1, apart: 1, ten: 1, deleteEdit: 1 },
  ...{ leave: 1, handOver: 1, acceptLater: 2 },
  ...{ stranger: 1, hourAgo: 2, publish: 4, takeOut: 4, withdraw: 4, carry: 2, harm: 1, lock: 3 },
};

const names = Object.keys(steps) as (keyof Steps)[];

const step: fc.Arbitrary<Step> = fc.oneof(
  ...names.map((name) => ({
    weight: WEIGHTS[name],
    arbitrary: (steps[name] as fc.Arbitrary<object>).map((given) => ({ do: name, ...given }) as Step),
  })),
);

export type History = { seed: number; steps: Step[] };

export const history: fc.Arbitrary<History> = fc.record({
  seed: fc.nat({ max: 1_000_000 }),
  steps: fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }),
});

/** One step as a line to read. */
export function stepWords({ do: what, ...given }: Step): string {
  const parts = Object.entries(given).map(([key, value]) => `${key} ${value}`);
  return [what, ...parts].join(', ');
}
