import { liveQuery } from 'dexie';
import type { Marker } from '../store/marker.ts';
import { unsentPlaces } from '../store/unsent.ts';
import type { Vault } from '../store/vault.ts';

const PAUSE_MS = 500;
/** For somebody who never pauses. */
const MOST_MS = 1_500;

type Parts = {
  vault: Vault;
  marker: Marker;
  /** When it is known whether the vault that is marked is the one that is here. Nothing is marked before. */
  looked: Promise<unknown>;
  /** Whether this device writes at all: a device that only reads leaves no mark. */
  writes(): Promise<boolean>;
  after(ms: number, run: () => void): () => void;
};

export type Marking = {
  /** Call it before anything of the vault's work changes; `dropped` leaves the vault. It waits for nothing. */
  changing(dropped?: readonly string[]): void;
  /** Call it when the page goes away. It waits for nothing. */
  leave(): void;
};

/**
 * Marks the vault shortly after each change of what is not sent, and once more as the page goes away (S11). From before a change until
 * the mark after it, the marker says that what is not sent is not known.
 */
export function keepMarking({ vault, marker, looked, writes, after }: Parts): Marking {
  let begun = false;
  let changed = false;
  let early: string[] = [];
  let cancelPause = () => {};
  let cancelMost: (() => void) | undefined;

  async function mark(): Promise<void> {
    cancelPause();
    cancelMost?.();
    cancelMost = undefined;
    if (!(await writes())) return;
    changed = false;
    try {
      const { takeMark } = await import('../store/take-mark.ts');
      await marker.renew(() => takeMark(vault));
    } catch {
      changed = true;
    }
  }

  function soon(): void {
    changed = true;
    if (!begun) return;
    cancelPause();
    cancelPause = after(PAUSE_MS, () => void mark());
    cancelMost ??= after(MOST_MS, () => void mark());
  }

  void looked.then(() => {
    begun = true;
    marker.close(false);
    if (changed) marker.touch(early);
    liveQuery(() => unsentPlaces(vault)).subscribe({ next: soon, error: () => undefined });
  });

  return {
    changing(dropped = []) {
      if (begun) marker.touch(dropped);
      else early = [...early, ...dropped];
      soon();
    },
    leave() {
      if (!begun) return;
      if (!changed) return marker.close(true);
      // There is no time to count: that it is not known is better than a figure that may be wrong.
      marker.touch();
      void mark();
    },
  };
}
