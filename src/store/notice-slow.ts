import type Dexie from 'dexie';
import type { StoreApi } from 'zustand/vanilla';
import type { StoreHealth } from './keep-open.ts';

const SLOW_MS = 8_000;

/**
 * Says that the vault does not open, where the browser says nothing: a page that waits behind another waiting page is never told that
 * it is blocked (S10).
 */
export function noticeSlow(
  db: Dexie,
  health: StoreApi<StoreHealth>,
  after: (ms: number, run: () => void) => unknown,
): void {
  after(SLOW_MS, () => {
    if (!db.isOpen() && health.getState().at === 'ok') health.setState({ at: 'blocked' });
  });
}
