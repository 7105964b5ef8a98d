import * as z from 'zod/mini';
import { fieldOf } from '../domain/kinds.ts';
import { sameValue } from '../protocol/canonical.ts';
import { WHOLE_RECORD } from '../protocol/mutation.ts';
import type { Change } from './change.ts';
import { newDrafts, writeDraft } from './drafts.ts';
import type { FileReport } from './file-report.ts';
import { type Typed, typedSchema } from './journal.ts';
import { personOf } from './person.ts';
import type { FileProblem, LineProblem } from './read-work-file.ts';
import { isSaved } from './replay.ts';
import { save } from './save.ts';
import { TYPED_FORMAT, TYPED_VERSION } from './typed-file.ts';
import type { Vault } from './vault.ts';
import { type Holding, WORK_FORMAT, WORK_VERSION } from './work-file-format.ts';
import { readWorkingCopy } from './working-copy.ts';

type Read = { ok: true; savedAt: string; typed: Typed } | { ok: false; problem: FileProblem };
type Judged = { change: Change; is: 'fresh' | 'here' | Extract<LineProblem, 'elsewhere' | 'unfit'> };

const HEAD_BYTES = 200;
const MOST_BYTES = 20 * 1024 * 1024;
const headSchema = z.object({ format: z.literal(TYPED_FORMAT), version: z.number(), savedAt: z.string() });

/** What a file of typed words holds (S10), and what of it is new here. Undefined for any other file. It writes nothing. */
export async function examineTyped(
  vault: Vault,
  file: Blob,
): Promise<{ ok: true; report: FileReport } | { ok: false; problem: FileProblem } | undefined> {
  const read = await readTyped(file);
  if (read === undefined || !read.ok) return read;
  const judged = await judge(vault, read.typed.changes);
  const fresh = new Map<string, number>();
  for (const { change, is } of judged) if (is === 'fresh') fresh.set(change.scope, (fresh.get(change.scope) ?? 0) + 1);
  const [device, person] = [await vault.device(), await personOf(vault)];
  const named = { device, person, name: '', publicKey: '', savedAt: read.savedAt, holds: [] };
  const refused = judged.flatMap(({ is }, at) => (is === 'fresh' || is === 'here' ? [] : [{ line: at + 1, why: is }]));
  const report: FileReport = {
    head: { is: 'head', format: WORK_FORMAT, version: WORK_VERSION, ...named },
    mine: true,
    fresh: await Promise.all([...fresh].map(([scope, changes]) => holdingOf(vault, scope, changes))),
    here: judged.filter(({ is }) => is === 'here').length,
    drafts: (await newDrafts(vault, read.typed.drafts)).length,
    refused,
    ...{ carried: [], sentAlready: 0, asksItsAuthor: 0, missing: [], fault: undefined },
  };
  return { ok: true, report };
}

/**
 * Saves what is new here, by the way of every save. Twice is as once.
 *
 * @returns how many changes and forms were added; undefined for any other file
 * @throws what IndexedDB throws: then what was added so far is there
 */
export async function bringTyped(vault: Vault, file: Blob): Promise<number | undefined> {
  const read = await readTyped(file);
  if (read === undefined || !read.ok) return undefined;
  const fresh = (await judge(vault, read.typed.changes)).filter(({ is }) => is === 'fresh');
  for (const { change } of fresh) await save(vault, [change]);
  const drafts = await newDrafts(vault, read.typed.drafts);
  for (const [name, draft] of drafts) await writeDraft(vault, name, draft);
  return fresh.length + drafts.length;
}

async function readTyped(file: Blob): Promise<Read | undefined> {
  if (!(await file.slice(0, HEAD_BYTES).text()).includes(`"${TYPED_FORMAT}"`)) return undefined;
  if (file.size > MOST_BYTES) return { ok: false, problem: 'too-large' };
  try {
    const value: unknown = JSON.parse(await file.text());
    const head = z.safeParse(headSchema, value);
    if (!head.success) return undefined;
    if (head.data.version > TYPED_VERSION) return { ok: false, problem: 'newer' };
    return { ok: true, savedAt: head.data.savedAt, typed: z.parse(typedSchema, value) };
  } catch {
    return { ok: false, problem: 'unreadable' };
  }
}

async function judge(vault: Vault, changes: readonly Change[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const change of changes) judged.push({ change, is: await fateOf(vault, change) });
  return judged;
}

async function fateOf(vault: Vault, change: Change): Promise<Judged['is']> {
  const { scope, record, field, op, payload } = change;
  if (!isField(change)) return 'unfit';
  const { db } = vault;
  const own = await db.outbox.where('[scope+state]').between([scope, ''], [scope, '\uffff']).count();
  if (own === 0 && (await db.scopes.get(scope)) === undefined) return 'elsewhere';
  if (await isSaved(vault, change)) return 'here';
  const { records } = await readWorkingCopy(vault, scope);
  const stands = records.find(({ id }) => id === record)?.values[field];
  return op === 'set' && sameValue(stands, payload) ? 'here' : 'fresh';
}

/** A value that does not fit its field is saved, and held; a field that this Dandelion does not have cannot be. */
const isField = ({ kind, field }: Change): boolean => field === WHOLE_RECORD || fieldOf(kind, field) !== undefined;

async function holdingOf(vault: Vault, scope: string, changes: number): Promise<Holding> {
  const { records } = await readWorkingCopy(vault, scope);
  const title = records.find(({ kind }) => kind === 'project')?.values.title;
  return { scope, title: typeof title === 'string' ? title : '', changes };
}
