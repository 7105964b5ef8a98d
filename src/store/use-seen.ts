import { useEffect, useState } from 'react';
import type { SeenWords } from '../domain/identifiers/mended.ts';
import { useStore } from './store-context.tsx';

/** What was seen in a text: the first few, and how many more there are. */
export type Seen = { seen: readonly SeenWords[]; more: number };

const NOTHING: Seen = { seen: [], more: 0 };
const PAUSE_MS = 150;
const MOST = 5;

/**
 * Looks shortly after the last key at what somebody types, for what may tell who a patient is (S31). It fetches the stop when there is
 * something to look at; until it is here, and where it cannot come, nothing is seen, and nothing leaves.
 *
 * @param text a text that is typed, or stands in a field
 */
export function useSeen(text: string, kind = '', field = ''): Seen {
  const { vault } = useStore();
  const [seen, setSeen] = useState(NOTHING);
  const empty = text.trim() === '';

  useEffect(() => {
    if (empty) {
      setSeen(NOTHING);
      return undefined;
    }
    let wanted = true;
    const look = async () => {
      const finder = await vault.finder.load();
      if (!wanted || finder === undefined) return;
      const today = new Date(vault.clock.now()).toISOString().slice(0, 10);
      const all = finder.findingsIn({ kind, field }, text);
      const first = all.slice(0, MOST).map((one) => ({ ...one, mend: finder.mendOf(text, one, today) }));
      setSeen(all.length === 0 ? NOTHING : { seen: first, more: all.length - first.length });
    };
    const timer = setTimeout(() => void look(), PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [vault, text, empty, kind, field]);

  return seen;
}
