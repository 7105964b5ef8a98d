import { bringTyped, examineTyped } from './bring-typed.ts';
import { fateOf, rowOf } from './brought-change.ts';
import { newDrafts, writeDraft } from './drafts.ts';
import { createNotes, type FileReport } from './file-report.ts';
import { ownDevices } from './own-devices.ts';
import { personOf } from './person.ts';
import { midsHere, putBase, putChanges, putScopes } from './put-brought.ts';
import { type FileItem, type FileProblem, type Reader, readWorkFile } from './read-work-file.ts';
import { isoNow, type Vault } from './vault.ts';

export type Examined = { ok: true; report: FileReport } | { ok: false; problem: FileProblem };

const AT_ONCE = 200;

/** Reads and checks a whole file, and writes nothing (S30). */
export async function examineFile(vault: Vault, file: Blob): Promise<Examined> {
  const typed = await examineTyped(vault, file);
  if (typed !== undefined) return typed;
  const reader = await readerOf(vault);
  const notes = createNotes();
  for await (const items of inBatches(readWorkFile(file, reader))) {
    const changes = items.flatMap((item) => (item.is === 'change' ? [item.change] : []));
    const here = await midsHere(
      vault,
      changes.map(({ mutation }) => mutation),
    );
    for (const item of items) {
      if (item.is === 'not-taken') return { ok: false, problem: item.problem };
      notes.take(item, (change) => ({ here: here.has(change.mutation.mid), fate: fateOf(change, reader) }));
    }
  }
  const report = notes.report(reader);
  if (report === undefined) return { ok: false, problem: 'unreadable' };
  return { ok: true, report: { ...report, drafts: (await draftsFor(vault, report)).length } };
}

/** Nobody signs a draft, so it is taken only from a file that is as it was saved. It is sent by nobody before a person finishes it. */
const draftsFor = async (vault: Vault, { head, fault }: FileReport): Promise<[string, object][]> =>
  fault === undefined ? newDrafts(vault, head.drafts ?? {}) : [];

/**
 * Brings in what a file holds and this device has not (S30). Each batch is one transaction, so that a crash in the middle leaves
 * whole changes behind, and bringing it back again brings the rest. Twice is as once.
 *
 * @param report what `examineFile` said of the same file: only of what is whole are scopes and fields taken
 * @returns how many changes and forms were added
 * @throws what IndexedDB throws: then what was added so far is there, and nothing else is changed
 */
export async function bringBack(vault: Vault, file: Blob, report: FileReport): Promise<number> {
  const typed = await bringTyped(vault, file);
  if (typed !== undefined) return typed;
  const reader = await readerOf(vault);
  const since = isoNow(vault);
  const titles = new Map([...report.fresh, ...report.carried].map(({ scope, title }) => [scope, title]));
  let added = 0;
  for await (const items of inBatches(readWorkFile(file, reader))) {
    const changes = items.flatMap((item) => (item.is === 'change' ? [item.change] : []));
    const rows = await Promise.all(
      changes.flatMap((change) => {
        const fate = fateOf(change, reader);
        const title = titles.get(change.mutation.scope) ?? '';
        return fate === 'mine' || fate === 'carried' ? [rowOf(vault, change, { fate, title, since }, reader)] : [];
      }),
    );
    // Only changes are signed one by one: all else is taken from a file that is as it was saved, and the person's own.
    const trusted = report.mine && report.fault === undefined;
    if (trusted) await putScopes(vault, scopesIn(items));
    added += await putChanges(vault, rows);
    if (trusted) await putBase(vault, baseIn(items));
  }
  const drafts = await draftsFor(vault, report);
  for (const [name, draft] of drafts) await writeDraft(vault, name, draft);
  return added + drafts.length;
}

const scopesIn = (items: readonly FileItem[]) => items.filter((item) => item.is === 'scope');
const baseIn = (items: readonly FileItem[]) => items.filter((item) => item.is === 'base');

async function readerOf(vault: Vault): Promise<Reader> {
  return { device: await vault.device(), person: await personOf(vault), devices: await ownDevices(vault) };
}

async function* inBatches(items: AsyncGenerator<FileItem>): AsyncGenerator<FileItem[]> {
  let batch: FileItem[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
