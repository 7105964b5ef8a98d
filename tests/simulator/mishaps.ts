import { dirname, join } from 'node:path';
import { newId } from '../../src/domain/id.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { SCHEMA_VERSION } from '../../src/protocol/version.ts';
import { removal } from '../../src/store/removal.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { letIn } from './beginning.ts';
import { type StoreFault, withStoreFault } from './broken-store.ts';
import { checkManifest } from './check-publishing.ts';
import { keysNamed } from './keys.ts';
import { noteServer } from './note-server.ts';
import { ask, decide, hold, placeOf, projectAt, start, wholeRecord, wordFor, writeAt } from './people.ts';
import type { SimDevice, Tab } from './sim-device.ts';
import type { StepOf } from './steps.ts';
import { meanwhile, saveOn, syncNow, type World } from './world.ts';

const YEAR_OR_DAY = 86_400_000;

export async function setClock(world: World, device: SimDevice, days: number): Promise<void> {
  device.clockAheadMs = days * YEAR_OR_DAY;
  if (days !== 0) await world.struck('clock', device);
}

/** Three changes, the middle one of which the database cannot take. */
export async function poison(world: World, device: SimDevice, how: 'poison-field' | 'poison-row'): Promise<void> {
  const set = (field: string, text: string) => ({
    ...placeOf(world, 0, field, 0),
    ...{ op: 'set' as const, payload: `${text} ${wordFor(world)} ${field}` },
  });
  await saveOn(world, device, device.tab, [set('title', 'Before'), set('contactRole', how), set('planWho', 'Behind')]);
  await world.struck(how === 'poison-field' ? 'poison' : 'poison-row', device);
}

/** A newer app wrote a field that nobody here knows, into the same outbox. */
export async function newerApp(world: World, device: SimDevice): Promise<void> {
  const { vault, engine } = device.tab;
  const [mid, madeAt] = [newId(vault.random), new Date(device.now()).toISOString()];
  const { scope, record, kind } = placeOf(world, 0, 'title', 0);
  const field = 'mood';
  const payload = `Later ${wordFor(world)}`;
  const made = { by: await vault.device(), madeAt, schemaVersion: SCHEMA_VERSION };
  const mutation: Mutation = { mid, scope, record, kind, field, op: 'set', base: [], ...made, payload };
  const row = { mid, scope, record, kind, field, state: 'waiting' as const, since: madeAt, tab: vault.tab };
  await vault.db.outbox.add({ ...row, body: { mutation } });
  world.saves.add(device.life, mid, { scope, record, kind, field, op: 'set', payload });
  engine.wake();
  await world.struck('newer-app', device);
}

export async function busy(world: World, seconds: number): Promise<void> {
  await world.struck('busy');
  world.server.hold(true);
  world.scheduler.after(seconds * 1_000, () => world.server.hold(false));
}

export async function revoke(world: World, device: SimDevice): Promise<void> {
  world.server.byHand(
    'update devices set revoked_at = ? where device = ?',
    '2026-03-02T00:00:00.000Z',
    await idOf(device),
  );
  await world.struck('revoke', device);
}

const idOf = (device: SimDevice) => device.tab.vault.device();

/** Saves of a store that goes: what the server has by now must come back, the rest is counted apart. */
function countApart(world: World, life: string, after: number): void {
  noteServer(world);
  for (const edit of world.saves.ofLife(life)) {
    if ((edit.renamedAt ?? edit.n) <= after) continue;
    edit.rolledBack = true;
    if (!world.logged.has(edit.mid)) edit.gone = true;
  }
}

export async function copyProfile(world: World, device: SimDevice): Promise<void> {
  world.copies.set(device.name, await device.profile());
  world.copiedAt.set(device.life, world.saves.count);
}

/** Where nobody has copied the profile, it goes back to what it is now. */
export async function rollBack(world: World, device: SimDevice): Promise<void> {
  if (!world.copies.has(device.name)) await copyProfile(world, device);
  const copy = world.copies.get(device.name);
  const at = world.copiedAt.get(device.life);
  if (copy === undefined || at === undefined) return;
  // What the server sets aside of it now, the copy does not know.
  const place = placeOf(world, 0, 'contactRole', 0);
  await saveOn(world, device, device.tab, [{ ...place, op: 'set', payload: `poison-field ${wordFor(world)}` }]);
  await syncNow(world, device.tab);
  await world.struck('roll-back', device);
  countApart(world, device.life, at);
  await device.fill(copy);
}

/** A second device with the same keys and the same work, that goes its own way from here. */
export async function clone(world: World, device: SimDevice): Promise<void> {
  const name = `${device.name}-clone`;
  if (device.name.endsWith('-clone') || world.devices.has(name)) return;
  await world.struck('clone', device);
  const twin = await world.device(name);
  twin.copyKeys(device);
  await twin.fill(await device.profile());
  world.saves.copy(device.life, twin.life);
}

/** The browser throws the store away. Its person comes back on it as a new device, by a way that was there before. */
export async function wipe(world: World, device: SimDevice, rescue: boolean): Promise<void> {
  await world.struck(rescue ? 'rescue' : 'wipe', device);
  if (rescue) await device.keepWayBack((work) => meanwhile(world, work));
  else device.forgetMark();
  countApart(world, device.life, 0);
  await device.wipe(await keysNamed(`${device.life} again`));
  world.wiped.add(device.name);
}

export async function storeFault(world: World, device: SimDevice, fault: StoreFault): Promise<void> {
  const { tab } = device;
  const place = placeOf(world, 0, 'title', 0);
  const other = placeOf(world, 0, 'contactRole', 0);
  const set = { op: 'set' as const, payload: `Two at once ${wordFor(world)}` };
  const seen = (await readWorkingCopy(tab.vault, place.scope)).versions.get(`${place.record}/title`) ?? [];
  const changes = [
    { ...place, ...set, seen },
    { ...other, ...set },
    { ...place, field: 'themes', op: 'add' as const, payload: 'falls' },
  ];
  // A dead handle is replaced; a full store makes room, where there is a piece of the archive to free.
  const lasts = fault !== 'quota' || (await tab.archive.pieces.count()) > 0;
  const last = await lastRow(tab);
  const struck = await withStoreFault(fault, async () => {
    const said = await meanwhile(world, saveOn(world, device, tab, changes));
    if (said !== lasts) world.findings.push({ invariant: 'S10', says: `${device.life} saved after ${fault}: ${said}` });
  });
  if (!struck) return;
  await world.struck(fault, device);
  // What was committed is there once, though it is saved again.
  const rows = await tab.vault.db.outbox.where('n').above(last).toArray();
  const fields = rows
    .filter(({ state, tab: by }) => state !== 'mended' && by === tab.vault.tab)
    .map(({ field }) => field);
  const twice = fields.find((field, at) => fields.indexOf(field) !== at);
  if (twice !== undefined)
    world.findings.push({ invariant: 'S10', says: `${device.life} saved ${twice} twice after ${fault}` });
}

const lastRow = async ({ vault }: Tab): Promise<number> => (await vault.db.outbox.orderBy('n').last())?.n ?? 0;

export async function backup(world: World): Promise<void> {
  world.backup = join(dirname(world.server.file), 'backup.sqlite');
  await world.server.backup(world.backup);
}

/** @param renew by the script, which tells devices by new epochs; else a machine that was set back, and does not know it */
export async function restore(world: World, renew: boolean): Promise<void> {
  if (world.backup === undefined) return;
  await world.struck(renew ? 'restore-renewed' : 'restore');
  noteServer(world);
  await world.server.restore(world.backup, renew);
}

/** The server comes back as it was before the last things that were sent to it, perhaps before a project was begun. */
export async function hourAgo(world: World, device: SimDevice, step: StepOf<'hourAgo'>): Promise<void> {
  await backup(world);
  if (step.start) await start(world, device);
  for (const field of ['title', 'summary']) {
    await writeAt(world, device, placeOf(world, 0, field, 0), { paragraph: 1, view: 'now' });
  }
  await syncNow(world, device.tab);
  await writeAt(world, device, placeOf(world, 0, 'contactRole', 0), { paragraph: 1, view: 'now' });
  await restore(world, step.renew);
}

/** Ana asks, and two moderators decide without knowing of each other; on the way to Ben the archive is harmed. */
export async function publish(world: World, { first, second, piece }: StepOf<'publish'>): Promise<void> {
  const [ana, ben, mod] = [await world.device('ana'), await world.device('ben'), await world.device('mod')];
  await ask(world, ana, { do: 'ask', who: 'ana', project: 0, edit: false });
  for (const device of [ana, ben, mod]) await syncNow(world, device.tab);
  if (piece !== 'none' && piece !== 'old-manifest') ben.link.armed.push(piece);
  await decide(world, mod, first);
  await decide(world, ben, second);
  for (const device of [mod, ben]) await syncNow(world, device.tab);
  await world.scheduler.pass(2_000);
  if (piece !== 'old-manifest') return;
  // He has the newer one by now, and the oracle knows it.
  await checkManifest(world, ben);
  ben.link.armed.push(piece);
  await syncNow(world, ben.tab);
  await world.scheduler.pass(2_000);
}

/** Three days without each other: both write at the same paragraph, and each at a field of their own. */
export async function apart(world: World, { paragraph }: StepOf<'apart'>): Promise<void> {
  const [ana, ben] = [await world.device('ana'), await world.device('ben')];
  for (const device of [ana, ben]) device.link.online = false;
  for (const device of [ana, ben]) {
    await writeAt(world, device, placeOf(world, 0, 'summary', 0), { paragraph, view: 'now' });
    await writeAt(world, device, placeOf(world, 0, device === ana ? 'title' : 'problem', 0), {
      paragraph,
      view: 'now',
    });
    await world.scheduler.pass(3 * 43_200_000);
  }
  await world.struck('apart');
  for (const device of [ana, ben]) device.link.online = true;
}

/** Ten edits of one field without a network, against one of somebody else: they are one side of it. */
export async function ten(world: World, device: SimDevice): Promise<void> {
  const other = await world.device(device.name === 'ana' ? 'ben' : 'ana');
  const place = placeOf(world, 0, 'contactRole', 0);
  await writeAt(world, other, place, { paragraph: 0, view: 'now' });
  await syncNow(world, other.tab);
  const { armed } = device.link;
  for (let edit = 0; edit < 10; edit++) {
    await writeAt(world, device, place, { paragraph: 0, view: 'now' });
    armed.push('answer-lost');
    await world.scheduler.pass(300);
  }
  await world.struck('ten', device);
}

/** One takes a cycle away while the other writes in it. */
export async function deleteEdit(world: World, { first }: StepOf<'deleteEdit'>): Promise<void> {
  const [ana, ben] = [await world.device('ana'), await world.device('ben')];
  await hold(world, ana, { do: 'hold', who: 'ana', field: 'planWho', record: 0 });
  await wholeRecord(world, ana, 'c1', removal);
  await writeAt(world, ben, placeOf(world, 0, 'changeIdea', 0), { paragraph: 0, view: 'now' });
  await world.struck('delete-edit');
  for (const device of first ? [ana, ben] : [ben, ana]) await syncNow(world, device.tab);
}

/** Whoever came back after a wipe is let in by another device of the same person. */
export async function comeBack(world: World, name: string): Promise<void> {
  const device = await world.device(name);
  const host = await world.device(name === 'ana' || name === 'ana-clone' ? 'phone' : 'ana');
  if (name === 'ana' || name === 'phone') {
    const ana = await keysNamed('ana');
    const other = name === 'ana' ? await world.device('phone') : await world.device('ana');
    await letIn(world, other, device, `person:${ana.id}`, 'self');
    return;
  }
  await letIn(world, host, device, `project:${projectAt(world, 0)}`, 'member');
}
