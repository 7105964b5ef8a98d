import * as z from 'zod/mini';
import { passesSchema } from '../domain/identifiers/pass.ts';
import type { Change } from './change.ts';

/** What was typed and is not on the disk yet. */
export type Typed = {
  changes: readonly Change[];
  /** Drafts by their name. */
  drafts: Readonly<Record<string, object>>;
};

/**
 * Takes what is pending at the very key, for a page that goes away does not wait for IndexedDB. It is a safety net under the save
 * and never one: no screen calls "saved" what only stands here.
 */
export type Journal = {
  /** @returns whether all of it stands here now */
  write(typed: Typed): boolean;
};

/** `localStorage`, as far as it is needed here. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'dandelion-typed:';
const MOST_CHARACTERS = 500_000;

/** Each opened page has a journal of its own, named after it. */
export const journalKey = (tab: string): string => PREFIX + tab;

/**
 * What stands here for a second or so does not pass the vault's sealer (S13), which may be asynchronous. A shared ward PC that seals
 * its vault needs a synchronous key for this, or no journal.
 */
export function createJournal(storage: TextStorage, key: string): Journal {
  return {
    write({ changes, drafts }) {
      try {
        if (changes.length === 0 && Object.keys(drafts).length === 0) {
          storage.removeItem(key);
          return true;
        }
        const text = JSON.stringify({ changes, drafts });
        if (text.length <= MOST_CHARACTERS) return writeOrRemove(storage, key, text);
        // An older text that cannot be replaced is taken away: it must not come back in place of a newer one.
        storage.removeItem(key);
      } catch {
        // Without it, the save itself is still there.
      }
      return false;
    },
  };
}

function writeOrRemove(storage: TextStorage, key: string, text: string): boolean {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    storage.removeItem(key);
    return false;
  }
}

const changeSchema = z.object({
  scope: z.string(),
  record: z.string(),
  kind: z.string(),
  field: z.string(),
  op: z.enum(['set', 'add', 'remove', 'delete', 'restore']),
  payload: z._default(z.unknown(), undefined),
  settles: z.optional(z.boolean()),
  seen: z.optional(z.array(z.string())),
  passed: z.optional(passesSchema),
  cure: z.optional(z.string()),
  mid: z.optional(z.string()),
});

export const typedSchema = z.object({
  changes: z.array(changeSchema),
  drafts: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** The journals that stand in a storage, of pages that are open and of those that are gone. */
export function journalsIn(storage: TextStorage): string[] {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
  return keys.filter((key) => key !== null).filter((key) => key.startsWith(PREFIX));
}

/** Undefined where nothing stands, or nothing that can be read. */
export function readJournal(storage: TextStorage, key: string): Typed | undefined {
  try {
    const read = z.safeParse(typedSchema, JSON.parse(storage.getItem(key) ?? 'null'));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
