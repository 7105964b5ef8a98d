/** The faults of the adversary, by their number. `real`: struck here, with real processes. Others are struck in their own place. */
export type CatalogueEntry = { number: number; name: string; where: 'real' | 'simulator' | 'PostgreSQL' };

const real = (number: number, name: string): CatalogueEntry => ({ number, name, where: 'real' });
const simulated = (number: number, name: string): CatalogueEntry => ({ number, name, where: 'simulator' });
const postgres = (number: number, name: string): CatalogueEntry => ({ number, name, where: 'PostgreSQL' });

export const CATALOGUE: readonly CatalogueEntry[] = [
  real(1, 'answer lost after commit'),
  real(2, 'server SIGKILL'),
  postgres(3, 'PostgreSQL SIGKILL'),
  real(4, 'device SIGKILL during save, pull, push'),
  real(5, 'profile rolled back to an older copy'),
  postgres(6, 'low sequence commits late'),
  real(7, 'two drains at once'),
  real(8, 'an old tab holds the old schema'),
  real(9, 'service worker update with a dirty form'),
  real(10, 'client three schemas behind'),
  real(11, 'server rolled back a version'),
  real(12, 'poison mutation 37 of 100'),
  real(13, 'deterministic 500 on one mutation'),
  real(14, 'device revoked with 50 unsent'),
  real(15, 'captive portal in four forms'),
  real(16, 'proxy that truncates, caches, strips, limits'),
  real(17, 'clock off either way, and jumping'),
  real(18, 'quota exceeded during save'),
  real(19, 'IndexedDB handle dies'),
  real(20, 'storage wiped and key lost'),
  real(21, 'browser store corrupted on disk'),
  real(22, 'co-authors offline, same fields'),
  simulated(23, 'ten offline edits against one remote'),
  real(24, 'delete against edit'),
  real(25, 'server restored from an older copy'),
  real(26, 'archive cut or bit-flipped, project withdrawn'),
  real(27, 'cloned device'),
  real(28, '400 kbit/s, 400 ms, 5 % resets'),
  real(29, 'many devices reconnect at once'),
  real(30, 'cleared with unsent work'),
  real(31, 'work carried by file and also sent'),
  real(32, 'taken out for good, with a device offline'),
];
