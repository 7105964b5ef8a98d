import { canonicalJson } from '../../src/protocol/canonical.ts';
import { type StandingField, scopeDigest } from '../../src/protocol/digest.ts';
import { personOf } from '../../src/store/person.ts';
import { openBaseRows } from '../../src/store/vault.ts';
import { wasRestored } from './check-saves.ts';
import type { ServerView } from './server-view.ts';
import type { SimDevice } from './sim-device.ts';
import type { World } from './world.ts';

/** I2, I5, I6: every device that may see a scope has what the server has, row by row and by its digest. */
export async function checkReplicas(world: World, view: ServerView): Promise<void> {
  for (const device of world.devices.values()) {
    const id = await device.tab.vault.device();
    const known = view.devices.find((one) => one.device === id);
    if (known?.revoked) continue;
    const person = known?.person ?? id;
    const invariant = device.life.endsWith('#1') ? 'I2' : 'I6';
    const note = (says: string) => void world.findings.push({ invariant, says: `${device.life} ${says}` });
    await checkForeign(world, device, id);
    // Who never said anything to the server follows nothing yet.
    const own = await device.tab.vault.db.scopes.get(`person:${person}`);
    if (known === undefined || own === undefined || (await personOf(device.tab.vault)) !== person) continue;
    for (const { scope } of view.members.filter((member) => member.person === person)) {
      await checkScope(world, device, { scope, person }, view, note);
    }
  }
}

async function checkScope(
  world: World,
  device: SimDevice,
  { scope, person }: { scope: string; person: string },
  view: ServerView,
  note: (says: string) => void,
): Promise<void> {
  const { vault } = device.tab;
  const { db } = vault;
  const row = await db.scopes.get(scope);
  if (row === undefined || row.lost !== undefined) {
    // Let in again by a restored server, after they were not in it any more: nobody has told the device.
    const unsaid = wasRestored(world) && world.everOut.has(`${scope} ${person}`);
    if (!unsaid) note(`does not follow ${scope} (${row?.lost}), though its person is a member`);
    return;
  }
  const rows = view.rows.filter((one) => one.scope === scope);
  const log = await db.log.where('[scope+seq]').between([scope, 0], [scope, Number.MAX_SAFE_INTEGER]).toArray();
  const mine = log.map(({ seq, mid }) => `${seq} ${mid}`);
  const theirs = rows.map(({ seq, mid }) => `${seq} ${mid}`);
  if (mine.join() !== theirs.join())
    note(`has another log of ${scope}: ${mine.length} rows for ${theirs.length}, first at ${firstOther(mine, theirs)}`);
  const stored = await db.base.where('scope').equals(scope).toArray();
  const states = await openBaseRows(vault, stored);
  const base = stored.map(
    ({ record, field }, at): StandingField => ({ record, field, state: states[at] ?? { heads: [] } }),
  );
  const standing = view.fields.filter((one) => one.scope === scope);
  const [here, there] = [linesOf(base), linesOf(standing)];
  const at = firstOther(here, there);
  if (at >= 0) note(`sees something else in ${scope}: ${here[at]} for ${there[at]}`);
  if ((await scopeDigest(base)) !== (await scopeDigest(standing)))
    world.findings.push({ invariant: 'I5', says: `${device.life} has another digest of ${scope}` });
}

/** Nobody has anything of a scope that they were never let into. */
async function checkForeign(world: World, device: SimDevice, id: string): Promise<void> {
  const ever = [id, ...(world.everPersons.get(id) ?? [])];
  for (const scope of await device.tab.vault.db.base.orderBy('scope').uniqueKeys()) {
    const name = String(scope);
    const persons = world.everIn.get(name) ?? new Set();
    if (ever.some((person) => persons.has(person))) continue;
    world.findings.push({ invariant: 'S1', says: `${device.life} has got ${name} of others` });
  }
}

const linesOf = (fields: readonly StandingField[]): string[] =>
  fields
    .filter(({ state }) => state.heads.length > 0)
    .map(({ record, field, state }) => `${record}/${field} ${canonicalJson(state)}`)
    .sort();

function firstOther(a: readonly string[], b: readonly string[]): number {
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, index) => index);
  return at.find((index) => a[index] !== b[index]) ?? -1;
}
