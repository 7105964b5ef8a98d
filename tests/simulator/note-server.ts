import type { World } from './world.ts';

/** Notes what the server has now: it may be restored to an older state, and members may go. */
export function noteServer(world: World): void {
  for (const { mid, base } of world.server.byHand('select mid, base from log')) {
    if (!world.logged.has(String(mid))) world.logged.set(String(mid), JSON.parse(String(base)) as string[]);
  }
  for (const { project, upTo } of world.server.byHand('select project, up_to as upTo from withdrawals')) {
    const before = world.withdrawn.get(String(project)) ?? 0;
    world.withdrawn.set(String(project), Math.max(before, Number(upTo)));
  }
  const members = world.server.byHand('select scope, person, role from members');
  const now = new Set(members.map(({ scope, person }) => `${scope} ${person}`));
  for (const [scope, persons] of world.everIn)
    for (const person of persons) if (!now.has(`${scope} ${person}`)) world.everOut.add(`${scope} ${person}`);
  for (const row of members) {
    note(world.everIn, String(row.scope), String(row.person));
    if (row.role !== 'reader') note(world.everWriter, String(row.scope), String(row.person));
  }
  for (const { device, person } of world.server.byHand('select device, person from devices')) {
    note(world.everPersons, String(device), String(person));
  }
}

function note(sets: Map<string, Set<string>>, scope: string, person: string): void {
  const persons = sets.get(scope) ?? new Set();
  sets.set(scope, persons.add(person));
}
