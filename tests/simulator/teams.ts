import type { Role, TeamChange } from '../../src/domain/team/membership.ts';
import { acceptances, keepAcceptance } from '../../src/store/acceptances.ts';
import { personOf } from '../../src/store/person.ts';
import { teamChange } from '../../src/store/team-changes.ts';
import { createGrant } from '../../src/sync/grants.ts';
import { projectAt, tabOf } from './people.ts';
import type { SimDevice } from './sim-device.ts';
import { meanwhile, saveOn, type World } from './world.ts';

const teamOf = (world: World): string => `project:${projectAt(world, 0)}`;
const person = (device: SimDevice): Promise<string> => personOf(device.tab.vault);

/** Changes of the team by the road of the screens: saved on a device, and done by the server whenever they come. */
async function change(world: World, device: SimDevice, changes: readonly TeamChange[]): Promise<boolean> {
  const tab = tabOf(world, device);
  const scope = teamOf(world);
  return saveOn(
    world,
    device,
    tab,
    changes.map((one) => teamChange(tab.vault, scope, one)),
  );
}

/** A lead, or somebody who thinks so, takes somebody out of the team. */
export async function removeMember(world: World, host: SimDevice, gone: SimDevice): Promise<void> {
  if (await change(world, host, [{ person: await person(gone), to: 'out' }])) await world.struck('remove-member', gone);
}

export async function leave(world: World, device: SimDevice): Promise<void> {
  if (await change(world, device, [{ person: await person(device), to: 'out' }])) await world.struck('left', device);
}

/** Somebody else is to lead; whoever led stays as a member, or goes. */
export async function handOver(world: World, device: SimDevice, next: SimDevice, goes: boolean): Promise<void> {
  const then = { person: await person(device), to: goes ? 'out' : 'member' } as const;
  if (await change(world, device, [{ person: await person(next), to: 'lead' }, then]))
    await world.struck('handed-over', device);
}

/** A link is given, and the other says yes to it whether or not there is a connection. */
export async function acceptLater(world: World, host: SimDevice, guest: SimDevice, role: Role): Promise<void> {
  const grant = await meanwhile(world, createGrant(host.tab.transport, teamOf(world), role));
  if (grant === undefined || !grant.ok) return;
  await keepAcceptance(guest.tab.vault, grant.value);
  await world.struck('accepted-later', guest);
  guest.tab.engine.wake();
}

/** S1: a project has a lead, whoever went; and at rest no yes to a link waits any more, but on a device that is not let in at all. */
export async function checkTeams(world: World): Promise<void> {
  const note = (says: string) => world.findings.push({ invariant: 'S1', says });
  const leads = new Set(
    world.server.byHand("select scope from members where role = 'lead'").map(({ scope }) => String(scope)),
  );
  for (const { scope } of world.server.byHand("select scope from scopes where scope like 'project:%'"))
    if (!leads.has(String(scope))) note(`nobody leads ${String(scope)}`);
  for (const device of world.devices.values()) {
    const { vault } = device.tab;
    const [row] = world.server.byHand('select revoked_at as at from devices where device = ?', await vault.device());
    if (row?.at != null) continue;
    const waits = (await acceptances(vault)).find(({ refused }) => refused === undefined);
    if (waits !== undefined) note(`${device.life} waits to come into ${waits.scope} for ever`);
  }
}
