import type { Typed } from './journal.ts';

export const TYPED_FORMAT = 'dandelion-typed';
export const TYPED_VERSION = 1;

/** What is typed and could not be saved, to be carried by hand: for a person to read, and for Dandelion. */
export function typedFile(typed: Typed, now: Date): { name: string; text: string; parts: number } {
  const savedAt = now.toISOString();
  const file = { format: TYPED_FORMAT, version: TYPED_VERSION, savedAt, ...typed };
  return {
    name: `dandelion-typed-${savedAt.slice(0, 10)}.json`,
    text: JSON.stringify(file, null, 2),
    parts: typed.changes.length + Object.keys(typed.drafts).length,
  };
}
