import type { TextStorage } from '../journal.ts';
import { FIRST_VAULT } from '../vault-db.ts';

/** What the texts beside a vault that is not this browser's first are called by. */
const PREFIX = 'dandelion-of:';

/**
 * The texts beside one vault, its marker and its pages' journals, of a storage that has those of several: nobody's are taken for
 * another's. Those of the first vault keep their names.
 */
export function ownTexts(storage: TextStorage, database: string): TextStorage {
  const prefix = database === FIRST_VAULT ? '' : `${PREFIX}${database}:`;
  const mine = () =>
    keysIn(storage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .filter(isOfVault);
  return {
    get length() {
      return mine().length;
    },
    key: (at) => mine()[at] ?? null,
    getItem: (name) => storage.getItem(prefix + name),
    setItem: (name, text) => storage.setItem(prefix + name, text),
    removeItem: (name) => storage.removeItem(prefix + name),
  };
}

/** Writes each text anew: what was in the clear is sealed, or the other way round. */
export function moveTexts(from: TextStorage, to: TextStorage): void {
  for (const name of keysIn(from)) {
    const text = from.getItem(name);
    if (text !== null) to.setItem(name, text);
  }
}

export function dropTexts(texts: TextStorage): void {
  for (const name of keysIn(texts)) texts.removeItem(name);
}

const isOfVault = (name: string) => name === 'dandelion-marker' || name.startsWith('dandelion-typed:');

const keysIn = (texts: TextStorage): string[] =>
  Array.from({ length: texts.length }, (_, at) => texts.key(at)).filter((name) => name !== null);
