import { join } from 'node:path';
import { type Actor, replaceStore } from './actor.ts';
import { type Cast, enter } from './cast.ts';
import { edits, type NodeFault } from './node-fault.ts';
import type { World } from './world.ts';

let files = 0;

/** Work goes in a file to another device, which sends it; its author sends it too, or has lost it meanwhile (S30). */
export const carried: NodeFault = async (world, cast, actor) => {
  const other = world.chance.pick(others(cast, actor));
  await actor.client.ask('network', { up: false });
  await edits(world, cast, actor);
  files += 1;
  const path = join(world.folder, `${actor.name}-${files}.work`);
  const inFile = world.saves.all.filter(({ actor: name }) => name === actor.name).length;
  const changes = await actor.client.ask('workFile', { path });
  const unsent = actor.client.unsent;
  await edits(world, cast, actor);
  const added = await other.client.ask('bringBack', { path });
  world.note(
    `${other.name} (${other.person === actor.person ? 'the same person' : 'somebody else'}) brought ${added} of ${changes}`,
  );
  if (unsent > 0 && added === 0) throw new Error(`S30: none of ${unsent} unsent changes was brought back`);
  world.struck(31, unsent);
  if (other.person !== actor.person && world.chance.happens(0.3)) {
    await other.sync();
    return authorLostAll(world, cast, actor, inFile);
  }
  if ((await other.client.ask('bringBack', { path })) > 0) throw new Error('S30: brought back twice, it came twice');
  await actor.client.ask('network', { up: true });
  await Promise.all(world.chance.shuffled([actor, other]).map((one) => one.sync()));
};

/** What the file had has arrived, though the device that wrote it is no more: only what came after it may be lost. */
async function authorLostAll(world: World, { actors, scope }: Cast, actor: Actor, inFile: number): Promise<void> {
  const own = world.saves.all.filter(({ actor: name }) => name === actor.name).slice(0, inFile);
  const arrived = world.isOnServer();
  await replaceStore(world, actor, { saves: inFile });
  // A server that forgot the author takes nothing of theirs: it stays on the device that carries it.
  if (world.wasRestored)
    for (const save of own) save.storeGone ??= { wasSent: arrived(save.mid), serverRestoredSince: true };
  actor.person = `${actor.person} anew`;
  for (const one of actors) if (one !== actor && (await enter(one, actor, scope))) return;
}

function others({ actors }: Cast, actor: Actor): [Actor, ...Actor[]] {
  const [first, ...more] = actors.filter((one) => one !== actor);
  if (first === undefined) throw new Error('There is nobody else');
  return [first, ...more];
}
