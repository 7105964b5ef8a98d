import type { TextStorage } from '../../src/store/journal.ts';

/** `localStorage` in memory, which a test can fill up. */
export function textStorage(): TextStorage & { full: boolean } {
  const texts = new Map<string, string>();
  return {
    full: false,
    get length() {
      return texts.size;
    },
    key: (at) => [...texts.keys()][at] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, text) {
      if (this.full) throw new DOMException('full', 'QuotaExceededError');
      texts.set(key, text);
    },
    removeItem: (key) => void texts.delete(key),
  };
}
