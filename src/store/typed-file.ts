import type { Typed } from './journal.ts';

/** What is typed and could not be saved, to be carried by hand: for a person to read, and for Dandelion. */
export function typedFile(typed: Typed, now: Date): { name: string; text: string; parts: number } {
  const savedAt = now.toISOString();
  const file = { format: 'dandelion-typed', version: 1, savedAt, ...typed };
  return {
    name: `dandelion-typed-${savedAt.slice(0, 10)}.json`,
    text: JSON.stringify(file, null, 2),
    parts: typed.changes.length + Object.keys(typed.drafts).length,
  };
}
