/**
 * The catalogue: every fault that the adversary knows, by its number. `tier` says who brings it about: this simulator, real
 * processes and browsers (`tests/faults`), or a server over PostgreSQL, which there is none of yet.
 */
export const CATALOGUE = [
  { number: 1, key: 'answer-lost', says: 'answer lost after commit', tier: 'simulator' },
  { number: 2, key: 'crash', says: 'server ends between commit and answer, and starts again', tier: 'simulator' },
  { number: 2, key: 'kill', says: 'server SIGKILL between statements', tier: 'processes' },
  { number: 3, key: 'postgres-kill', says: 'PostgreSQL SIGKILL', tier: 'PostgreSQL' },
  { number: 4, key: 'browser-kill', says: 'browser SIGKILL during save, pull, push', tier: 'processes' },
  { number: 5, key: 'roll-back', says: 'profile rolled back to an older copy', tier: 'simulator' },
  { number: 6, key: 'late-commit', says: 'low sequence commits late', tier: 'PostgreSQL' },
  { number: 7, key: 'two-drains', says: 'two tabs drain at once, without a lock', tier: 'simulator' },
  { number: 8, key: 'old-tab', says: 'an old tab holds the old schema', tier: 'processes' },
  { number: 9, key: 'worker-update', says: 'service worker update', tier: 'processes' },
  { number: 10, key: 'old-client', says: 'client three schemas behind', tier: 'processes' },
  { number: 10, key: 'row-unread', says: 'a pulled row that this app cannot read', tier: 'simulator' },
  { number: 11, key: 'newer-app', says: 'server older than the app: an unknown field', tier: 'simulator' },
  { number: 12, key: 'poison', says: 'poison mutation in the middle of a batch', tier: 'simulator' },
  {
    number: 13,
    key: 'poison-row',
    says: 'deterministic failure on one mutation, even when it is parked',
    tier: 'simulator',
  },
  { number: 14, key: 'revoke', says: 'device revoked with work unsent', tier: 'simulator' },
  { number: 15, key: 'portal-page', says: 'captive portal: 200 and a page', tier: 'simulator' },
  { number: 15, key: 'portal-json', says: 'captive portal: 200 and JSON that looks right', tier: 'simulator' },
  { number: 15, key: 'portal-redirect', says: 'captive portal: redirect', tier: 'simulator' },
  { number: 15, key: 'portal-511', says: 'captive portal: 511 and a page', tier: 'simulator' },
  { number: 16, key: 'cut', says: 'proxy cuts an answer', tier: 'simulator' },
  { number: 16, key: 'old-answer', says: 'proxy gives an old answer', tier: 'simulator' },
  { number: 16, key: 'too-large', says: 'proxy answers 413 to what is larger than a few changes', tier: 'simulator' },
  { number: 16, key: 'bad-gateway', says: 'proxy answers 502', tier: 'simulator' },
  { number: 16, key: 'replayed', says: 'proxy sends a request again, later', tier: 'simulator' },
  { number: 17, key: 'clock', says: 'clock a year off, and jumping', tier: 'simulator' },
  { number: 18, key: 'quota', says: 'quota exceeded in a save', tier: 'simulator' },
  { number: 19, key: 'dead-handle', says: 'IndexedDB handle dies in a save', tier: 'simulator' },
  { number: 19, key: 'unheard', says: 'IndexedDB handle dies after the commit of a save', tier: 'simulator' },
  { number: 20, key: 'wipe', says: 'storage wiped and key lost', tier: 'simulator' },
  { number: 20, key: 'rescue', says: 'storage wiped, what stands beside it left: rescue', tier: 'simulator' },
  { number: 21, key: 'harmed', says: 'a working copy loses a field: audit', tier: 'simulator' },
  { number: 21, key: 'corrupt', says: 'browser store corrupted on disk', tier: 'processes' },
  { number: 22, key: 'apart', says: 'co-authors three days offline, same paragraph, other fields', tier: 'simulator' },
  { number: 23, key: 'ten', says: 'ten offline edits against one remote edit', tier: 'simulator' },
  { number: 24, key: 'delete-edit', says: 'delete against edit', tier: 'simulator' },
  { number: 24, key: 'remove-member', says: 'member removed with unsent edits', tier: 'simulator' },
  { number: 24, key: 'left', says: 'a team left, also with no connection', tier: 'simulator' },
  { number: 24, key: 'handed-over', says: 'the lead of a team handed over', tier: 'simulator' },
  { number: 24, key: 'accepted-later', says: 'a link accepted with no connection', tier: 'simulator' },
  { number: 25, key: 'restore', says: 'server restored from an older copy of its machine', tier: 'simulator' },
  { number: 25, key: 'restore-renewed', says: 'server restored by the script: new epochs', tier: 'simulator' },
  { number: 26, key: 'piece-flipped', says: 'archive piece with a flipped bit', tier: 'simulator' },
  { number: 26, key: 'piece-cut', says: 'archive piece cut', tier: 'simulator' },
  { number: 26, key: 'old-manifest', says: 'older manifest from a cache', tier: 'simulator' },
  { number: 27, key: 'clone', says: 'cloned device', tier: 'simulator' },
  { number: 28, key: 'request-lost', says: 'connection reset before the server', tier: 'simulator' },
  { number: 28, key: 'slow', says: 'answers that take seconds', tier: 'simulator' },
  { number: 29, key: 'crowd', says: '500 devices reconnect', tier: 'processes' },
  {
    number: 30,
    key: 'sign-out',
    says: 'handed over and locked: all pages closed, the vault sealed',
    tier: 'simulator',
  },
  { number: 31, key: 'carried', says: 'work carried by file and also sent', tier: 'simulator' },
  { number: 0, key: 'busy', says: 'database held by another program: 503 (S15)', tier: 'simulator' },
  { number: 0, key: 'taken-out', says: 'a value taken out for good (S23)', tier: 'simulator' },
  { number: 0, key: 'withdrawn', says: 'a publication withdrawn (S28)', tier: 'simulator' },
] as const;

export type FaultKey = Extract<(typeof CATALOGUE)[number], { tier: 'simulator' }>['key'];

/** Faults of the way to the server and back: they wait for a request, and strike it. */
export const LINK_FAULTS = [
  'answer-lost',
  'crash',
  'portal-page',
  'portal-json',
  'portal-redirect',
  'portal-511',
  'cut',
  'old-answer',
  'too-large',
  'bad-gateway',
  'replayed',
  'request-lost',
  'slow',
  'piece-flipped',
  'piece-cut',
  'old-manifest',
  'row-unread',
] as const satisfies readonly FaultKey[];

export type LinkFault = (typeof LINK_FAULTS)[number];

/** How often each fault struck, and how often while somebody had work that was not sent. */
export class Strikes {
  readonly counts = new Map<string, { all: number; unsent: number }>();

  add(key: FaultKey, unsent: boolean): void {
    const count = this.counts.get(key) ?? { all: 0, unsent: 0 };
    this.counts.set(key, { all: count.all + 1, unsent: count.unsent + (unsent ? 1 : 0) });
  }

  /** Faults of this tier that never struck. */
  missing(): FaultKey[] {
    const own = CATALOGUE.flatMap((fault) => (fault.tier === 'simulator' ? [fault.key] : []));
    return own.filter((key) => !this.counts.has(key));
  }
}
