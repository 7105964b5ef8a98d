import { journalKey, journalsIn, type TextStorage } from '../store/journal.ts';
import { replayJournal } from '../store/replay.ts';
import type { Vault } from '../store/vault.ts';
import { after } from './after.ts';

const NO_LOCK_AGE_MS = 3_000;
const MOST_REPLAY_MS = 500;

/**
 * Saves what pages that are gone had typed last. A page holds the lock of its journal for as long as it lives, so whoever is
 * given that lock may take the journal over; that of a page that is still open is waited for behind the screens.
 */
export async function replayTyped(vault: Vault, texts: TextStorage): Promise<void> {
  const own = journalKey(vault.tab);
  const others = journalsIn(texts).filter((key) => key !== own);
  const replay = (key: string) => replayJournal(vault, texts, key);
  if (navigator.locks === undefined) {
    // What is pending is on the disk within a second or so, or its page is gone.
    for (const key of others) after(NO_LOCK_AGE_MS, () => void replay(key));
    return;
  }
  void navigator.locks.request(own, () => takenOver(vault)).catch(() => undefined);
  const replayed = others.map((key) => navigator.locks.request(key, () => replay(key)));
  const enough = new Promise<void>((resolve) => after(MOST_REPLAY_MS, resolve));
  if (replayed.length > 0) await Promise.race([Promise.allSettled(replayed), enough]);
}

/** When a newer Dandelion has the vault: what is typed here is then for it to save (S10). */
const takenOver = ({ health }: Vault) =>
  new Promise<void>((resolve) => {
    health?.subscribe(({ at }) => at === 'newer-tab' && resolve());
  });
