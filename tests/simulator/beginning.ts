import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../src/domain/id.ts';
import { acceptGrant, createGrant } from '../../src/sync/grants.ts';
import { randomOf } from './random.ts';
import type { Profile, SimDevice } from './sim-device.ts';
import { serverFolder } from './sim-server.ts';
import { CAST, DESK, meanwhile, openWorld, saveOn, syncNow, type World } from './world.ts';

/** How things stand before each history: made once with the same parts, and copied for each run. */
export type Beginning = {
  file: string;
  folder: string;
  profiles: Map<string, Profile>;
  projects: string[];
  now: number;
};

export const SUMMARY = 'Nights were loud.\n\nWe count sounds.\n\nWe ask patients.';

let made: Promise<Beginning> | undefined;

export const beginning = (): Promise<Beginning> => {
  made ??= makeBeginning();
  return made;
};

async function makeBeginning(): Promise<Beginning> {
  const folder = serverFolder();
  const working = join(folder, 'first.sqlite');
  const file = join(folder, 'beginning.sqlite');
  const project = newId(randomOf('project').bytes);
  const world = await openWorld({ seed: 'beginning', file: working, profiles: new Map(), projects: [project] });
  await world.server.beginArchive();
  const [ana, ben, phone, mod, cy] = await Promise.all(CAST.map((name) => world.device(name)));
  if (!ana || !ben || !phone || !mod || !cy) throw new Error('somebody is missing');

  const me = (await ana.tab.vault.device()) ?? '';
  await saveOn(world, ana, ana.tab, [
    ...firstWords(project),
    {
      ...{ scope: `person:${me}`, record: me, kind: 'profile', field: 'name', op: 'set' as const, payload: 'Ana' },
    },
  ]);
  await syncNow(world, ana.tab);
  await letIn(world, ana, ben, `project:${project}`, 'member');
  await letIn(world, ana, phone, `person:${me}`, 'self');
  for (const moderator of [mod, ben]) {
    const grant = await world.server.inviteModerator(DESK);
    await meanwhile(
      world,
      acceptGrant(moderator.tab.vault, moderator.tab.transport, { scope: DESK, secret: grant.secret }),
    );
  }
  for (const device of [ana, phone, ben, mod, phone, ana]) await syncNow(world, device.tab);

  const profiles = new Map<string, Profile>();
  for (const [name, device] of world.devices) profiles.set(name, await device.profile());
  for (const [name, sql] of POISON) world.server.byHand(`create trigger ${name} before insert on ${sql}`);
  await world.server.backup(file);
  const now = world.scheduler.now();
  await world.close();
  copyFileSync(file, working);
  return { file, folder, profiles, projects: [project], now };
}

/** Values that this database cannot take, for a fault that comes each time: in the fields only, or not even in the log. */
const POISON = [
  ['poison_field', "fields when instr(new.state, 'poison-field') begin select raise(abort, 'poison'); end"],
  ['poison_row', "log when instr(new.payload, 'poison-row') begin select raise(abort, 'poison'); end"],
] as const;

const firstWords = (project: string) => {
  const scope = `project:${project}`;
  const set = (record: string, kind: string, field: string, payload: unknown) => ({
    ...{ scope, record, kind, field, op: 'set' as const, payload },
  });
  return [
    set(project, 'project', 'title', 'Quieter nights'),
    set(project, 'project', 'summary', SUMMARY),
    { ...{ scope, record: project, kind: 'project', field: 'themes', op: 'add' as const, payload: 'sleep' } },
    set('c1', 'pdsa-cycle', 'changeIdea', 'Softer bins'),
  ];
};

/** One brings the other in, by a link. @returns whether the other came in */
export async function letIn(
  world: World,
  host: SimDevice,
  guest: SimDevice,
  scope: string,
  role: 'member' | 'reader' | 'self',
): Promise<boolean> {
  const grant = await meanwhile(world, createGrant(host.tab.transport, scope, role));
  if (grant === undefined || !grant.ok) return false;
  const accepted = await meanwhile(world, acceptGrant(guest.tab.vault, guest.tab.transport, grant.value));
  return accepted?.ok === true;
}
