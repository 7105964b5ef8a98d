import { newId } from '../../src/domain/id.ts';
import { contentToPublish } from '../../src/domain/project/publish.ts';
import { celebrationId, submissionKind } from '../../src/domain/publication/publication.ts';
import { ofKind } from '../../src/domain/record/kind.ts';
import { contentHash } from '../../src/protocol/canonical.ts';
import { WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import { askToPublish } from '../../src/store/ask-to-publish.ts';
import type { Change } from '../../src/store/change.ts';
import { discard } from '../../src/store/outbox.ts';
import { readQuarantine } from '../../src/store/quarantine.ts';
import { type removal, restoration } from '../../src/store/removal.ts';
import { openOutbox } from '../../src/store/vault.ts';
import { readWorkingCopy, type WorkingCopy } from '../../src/store/working-copy.ts';
import type { Seen, SimDevice, Tab } from './sim-device.ts';
import type { StepOf } from './steps.ts';
import { DESK, saveOn, type World } from './world.ts';

export type Place = { scope: string; record: string; kind: string; field: string };

const OF_CYCLE = ['changeIdea', 'planWho'];
export const CYCLES = ['c1', 'c2'];
const PROSE = ['summary', 'problem', 'changeIdea'];
const ITEMS = ['sleep', 'noise', 'falls'];

export const projectAt = (world: World, index: number): string => world.projects[index % world.projects.length] ?? '';

export function placeOf(world: World, index: number, field: string, record: number): Place {
  const project = projectAt(world, index);
  const scope = `project:${project}`;
  return OF_CYCLE.includes(field)
    ? { scope, record: CYCLES[record] ?? 'c1', kind: 'pdsa-cycle', field }
    : { scope, record: project, kind: 'project', field };
}

/** The page that is used: now the first, now the second. */
export const tabOf = (world: World, device: SimDevice): Tab =>
  device.tabs[world.random.below(device.tabs.length)] ?? device.tab;

const keyOf = ({ scope, record, field }: Place) => `${scope} ${record}/${field}`;

function shownAt(copy: WorkingCopy, { record, field }: Place): Seen {
  const value = copy.records.find(({ id }) => id === record)?.values[field];
  return { value, versions: copy.versions.get(`${record}/${field}`) ?? [] };
}

/** The page shows what stands now, and goes on to show it. */
export async function lookAgain(world: World, tab: Tab): Promise<void> {
  for (const project of world.projects) {
    const scope = `project:${project}`;
    const copy = await readWorkingCopy(tab.vault, scope);
    for (const { id, values } of copy.records)
      for (const [field, value] of Object.entries(values))
        tab.view.set(`${scope} ${id}/${field}`, { value, versions: copy.versions.get(`${id}/${field}`) ?? [] });
  }
}

/** Each text has a word of its own, by which it is known again. */
export const wordFor = (world: World): string => `w${world.saves.count + 1}x`;

export function textFor(field: string, before: unknown, word: string, paragraph: number): string {
  if (!PROSE.includes(field)) return `Text ${word}`;
  const paragraphs = typeof before === 'string' && before !== '' ? before.split('\n\n') : [];
  const at = Math.min(paragraph, paragraphs.length);
  paragraphs[at] = `${paragraphs[at] ?? 'We try'} ${word}`;
  return paragraphs.join('\n\n').slice(-4_000);
}

export async function write(world: World, device: SimDevice, step: StepOf<'write'>): Promise<void> {
  const place = placeOf(world, step.project, step.field, step.record);
  await writeAt(world, device, place, step);
}

type How = { paragraph: number; view: 'now' | 'old' | 'blind' };

export async function writeAt(
  world: World,
  device: SimDevice,
  place: Place,
  { paragraph, view }: How,
): Promise<boolean> {
  const tab = tabOf(world, device);
  const now = shownAt(await readWorkingCopy(tab.vault, place.scope), place);
  const seen = view === 'old' ? (tab.view.get(keyOf(place)) ?? now) : now;
  const payload = textFor(place.field, seen.value, wordFor(world), paragraph);
  const change: Change = { ...place, op: 'set', payload, ...(view !== 'blind' && { seen: seen.versions }) };
  return saveOn(world, device, tab, [change]);
}

export async function item(world: World, device: SimDevice, step: StepOf<'item'>): Promise<void> {
  const place = { ...placeOf(world, step.project, 'title', 0), field: 'themes' };
  await saveOn(world, device, tabOf(world, device), [{ ...place, op: step.op, payload: ITEMS[step.item] }]);
}

export async function wholeRecord(
  world: World,
  device: SimDevice,
  record: string,
  how: typeof removal | typeof restoration,
): Promise<void> {
  const tab = tabOf(world, device);
  const copy = await readWorkingCopy(tab.vault, `project:${projectAt(world, 0)}`);
  const had = await rowsHeard(tab, copy.scope, record);
  if (!(await saveOn(world, device, tab, [how(copy, record, 'pdsa-cycle')]))) return;
  const edit = world.saves.ofLife(device.life).at(-1);
  if (edit?.op === 'delete') edit.had = had;
}

/** What a device has heard of a record, also what it cannot read yet (S12). */
async function rowsHeard({ vault }: Tab, scope: string, record: string): Promise<ReadonlySet<string>> {
  const { db } = vault;
  const log = await db.log.where('[scope+seq]').between([scope, 0], [scope, Number.MAX_SAFE_INTEGER]).toArray();
  const unread = (await readQuarantine(vault, scope)).map(({ kept }) => kept);
  return new Set([...log, ...unread].filter((row) => row.record === record).map(({ mid }) => mid));
}

export async function settle(world: World, device: SimDevice, { pick, keep }: StepOf<'settle'>): Promise<void> {
  const tab = tabOf(world, device);
  const copies = await Promise.all(world.projects.map((id) => readWorkingCopy(tab.vault, `project:${id}`)));
  const all = copies.flatMap(({ conflicts }) => conflicts);
  const conflict = all[pick % all.length];
  const copy = copies.find(({ scope }) => scope === conflict?.scope);
  if (conflict === undefined || copy === undefined) return;
  const { scope, record, kind, field, shown, beside, seen } = conflict;
  if (field === WHOLE_RECORD) {
    await saveOn(world, device, tab, [restoration(copy, record, kind)]);
    return;
  }
  const other = beside[pick % beside.length]?.value;
  const both = typeof shown === 'string' && typeof other === 'string' ? `${shown}\n\n${other}`.slice(0, 190) : shown;
  const payload = { mine: shown, theirs: other, both }[keep];
  await saveOn(world, device, tab, [{ scope, record, kind, field, op: 'set', payload, settles: true, seen }]);
}

/** A text that the identifier stop holds. */
export const hold = (world: World, device: SimDevice, { field, record }: StepOf<'hold'>): Promise<boolean> =>
  saveOn(world, device, tabOf(world, device), [
    { ...placeOf(world, 0, field, record), op: 'set', payload: `Bed 4, 943 476 5919, ${wordFor(world)}` },
  ]);

async function stuckOn(world: World, tab: Tab) {
  const copies = await Promise.all(world.projects.map((id) => readWorkingCopy(tab.vault, `project:${id}`)));
  return copies.flatMap(({ stuck }) => stuck);
}

/** Writes anew what was held or came back. */
export async function mendStuck(world: World, device: SimDevice, pick: number): Promise<void> {
  const tab = tabOf(world, device);
  const all = (await stuckOn(world, tab)).filter(({ kind, field }) => kind !== 'publication' && isKnown(field));
  const one = all[pick % all.length];
  if (one === undefined) return;
  const { scope, record, kind, field } = one;
  await saveOn(world, device, tab, [{ scope, record, kind, field, op: 'set', payload: `Mended ${wordFor(world)}` }]);
}

const isKnown = (field: string) => ['title', 'contactRole', ...PROSE, 'planWho'].includes(field);

export async function giveUp(world: World, device: SimDevice, pick: number): Promise<void> {
  const tab = tabOf(world, device);
  const all = await stuckOn(world, tab);
  const one = all[pick % all.length];
  if (one === undefined) return;
  await discard(tab.vault, one.mid);
  for (const edit of world.saves.find(one.mid)) if (edit.life === device.life) edit.discarded = true;
}

export async function start(world: World, device: SimDevice): Promise<void> {
  if (world.projects.length > 1) return;
  const id = newId(world.random.bytes);
  world.projects.push(id);
  const set = { scope: `project:${id}`, record: id, kind: 'project', op: 'set' as const };
  const tab = tabOf(world, device);
  await saveOn(world, device, tab, [
    { ...set, field: 'title', payload: `Started ${wordFor(world)}` },
    { ...set, field: 'summary', payload: `We begin ${wordFor(world)}` },
  ]);
}

export async function ask(world: World, device: SimDevice, { project: index, edit }: StepOf<'ask'>): Promise<void> {
  const tab = tabOf(world, device);
  const project = projectAt(world, index);
  const scope = `project:${project}`;
  const content = contentToPublish((await readWorkingCopy(tab.vault, scope)).records, 'full');
  const asked = await askToPublish(tab, project, 'full');
  if (!asked.ok) return;
  world.checked.set(await contentHash(content), content);
  const row = await tab.vault.db.outbox.where('[scope+record+field]').equals([scope, asked.value, 'ask']).last();
  if (row === undefined) throw new Error('A request to publish said that it was saved, and is not there');
  const { mutation } = await openOutbox(tab.vault, row);
  const { record, kind, field, op, payload } = mutation;
  world.saves.add(device.life, mutation.mid, { scope, record, kind, field, op, payload });
  tab.engine.wake();
  if (edit) await writeAt(world, device, placeOf(world, index, 'title', 0), { paragraph: 0, view: 'now' });
}

export async function decide(world: World, device: SimDevice, approve: boolean): Promise<void> {
  const tab = tabOf(world, device);
  const { records } = await readWorkingCopy(tab.vault, DESK);
  const waiting = ofKind(records, submissionKind).find(({ values }) => values.progress?.state === 'waiting');
  if (waiting === undefined) return;
  const hash = waiting.values.submitted?.hash;
  const payload = approve ? { decision: 'approve', hash } : { decision: 'return', reason: 'Say more' };
  const place = { scope: DESK, record: waiting.id, kind: 'submission', field: 'decision' };
  await saveOn(world, device, tab, [{ ...place, op: 'set', payload }]);
}

export async function celebrate(world: World, device: SimDevice, on: boolean): Promise<void> {
  const tab = tabOf(world, device);
  const { records } = await readWorkingCopy(tab.vault, DESK);
  const published = ofKind(records, submissionKind).find(({ values }) => values.progress?.state === 'published');
  const project = published?.values.submitted?.project;
  if (project === undefined) return;
  const place = { scope: DESK, record: celebrationId(project), kind: 'celebration', field: 'celebrated' };
  await saveOn(world, device, tab, [{ ...place, op: 'set', payload: on }]);
}
