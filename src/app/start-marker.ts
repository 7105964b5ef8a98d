import { liveQuery } from 'dexie';
import type { Mark, Marker } from '../store/marker.ts';
import { unsentPlaces } from '../store/unsent.ts';
import type { Vault } from '../store/vault.ts';

const PAUSE_MS = 1_000;

type Parts = {
  vault: Vault;
  marker: Marker;
  /** Whether this device writes at all: a device that only reads leaves no mark. */
  writes(): Promise<boolean>;
  after(ms: number, run: () => void): () => void;
};

/**
 * Marks the vault shortly after each change of what is not sent, and once more as the page goes away (S11).
 *
 * @returns what to call when the page goes away: it waits for nothing
 */
export function keepMarking({ vault, marker, writes, after }: Parts): () => void {
  let cancel = () => {};
  let last: Omit<Mark, 'rescue'> | undefined;
  let changed = false;

  async function mark(): Promise<void> {
    if (!(await writes())) return;
    changed = false;
    const { takeMark } = await import('../store/take-mark.ts');
    last = await takeMark(vault);
    marker.note(last);
  }

  const soon = () => {
    changed = true;
    cancel();
    cancel = after(PAUSE_MS, () => void mark().catch(() => undefined));
  };
  liveQuery(() => unsentPlaces(vault)).subscribe({ next: soon, error: () => undefined });

  return () => {
    if (!changed) return;
    // There is no time to count: that it is not known is better than a figure that may be wrong.
    if (last !== undefined) marker.note({ ...last, unsent: null });
    void mark().catch(() => undefined);
  };
}
