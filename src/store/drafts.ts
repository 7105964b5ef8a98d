import * as z from 'zod/mini';
import { within } from './sealer.ts';
import { seal, type Vault } from './vault.ts';
import type { Conflict } from './working-copy.ts';

const PREFIX = 'draft:';

/** By the name of their form. */
export type Drafts = Readonly<Record<string, object>>;

/**
 * What stands in a form that has no record yet, so that a crash or a call of nature takes nothing. It is no mutation: it is
 * never sent, and no screen calls it saved.
 */
export async function readDraft<T>(vault: Vault, name: string, shape: z.ZodMiniType<T>): Promise<T | undefined> {
  const row = await vault.db.settings.get(PREFIX + name);
  if (row === undefined) return undefined;
  const read = z.safeParse(shape, await within(vault.sealer.open(row.value)));
  return read.success ? read.data : undefined;
}

export async function writeDraft(vault: Vault, name: string, draft: object): Promise<void> {
  await vault.db.settings.put({ name: PREFIX + name, value: await seal(vault, draft) });
}

export async function dropDraft(vault: Vault, name: string): Promise<void> {
  await vault.db.settings.delete(PREFIX + name);
}

/** Those of these that would write over nothing here: what stands in a form already stays. */
export async function newDrafts(vault: Vault, drafts: Drafts): Promise<[string, object][]> {
  const all = Object.entries(drafts);
  const here = await vault.db.settings.bulkGet(all.map(([name]) => PREFIX + name));
  return all.filter((_, at) => here[at] === undefined);
}

const anyDraftSchema = z.record(z.string(), z.unknown());

/** Every draft on this device that somebody typed something into, by its name. */
export async function readDrafts(vault: Vault): Promise<Record<string, Readonly<Record<string, unknown>>>> {
  const rows = await vault.db.settings.where('name').startsWith(PREFIX).toArray();
  const found: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const row of rows) {
    const read = z.safeParse(anyDraftSchema, await within(vault.sealer.open(row.value)));
    if (read.success && isTyped(read.data)) found[row.name.slice(PREFIX.length)] = read.data;
  }
  return found;
}

/** What was only opened, or was emptied again, holds nothing of anybody's. */
const isTyped = (draft: Record<string, unknown>): boolean =>
  Object.entries(draft).some(([part, value]) => WORDS.has(part) && typeof value === 'string' && value.trim() !== '');

/** What a person types in the forms that are kept as drafts. What they choose, or the form guesses, can be chosen again. */
const WORDS: ReadonlySet<string> = new Set(['text', 'title', 'reason', 'note']);

/**
 * What somebody writes instead of the values that stand beside one another, and the versions of those values, as far as they had
 * them before them: without those, it is of an older Dandelion.
 */
export const anewDraftSchema = z.object({ text: z.string(), seen: z._default(z.array(z.string()), []) });

export type AnewDraft = z.infer<typeof anewDraftSchema>;

type Place = { scope: string; record: string; field: string };

export const anewDraftName = ({ scope, record, field }: Place): string => `anew:${scope}:${record}:${field}`;

/** Where the text belongs; undefined for another draft. */
export function placeOfAnew(name: string): Place | undefined {
  const [is, kind, id, record, field] = name.split(':');
  if (is !== 'anew' || record === undefined || field === undefined) return undefined;
  return { scope: `${kind}:${id}`, record, field };
}

/**
 * Whether the text was written against what stands there now: each value that its author had before them still stands. Where one of
 * them was replaced, or taken out for good, it must not be taken for an answer to what nobody had seen then.
 */
export const isWrittenFor = ({ seen }: AnewDraft, conflict: Conflict | undefined): boolean =>
  conflict !== undefined && seen.length > 0 && seen.every((version) => conflict.seen.includes(version));
