import type { Actor } from './actor.ts';
import { enter } from './cast.ts';
import { patience } from './patience.ts';
import type { World } from './world.ts';

const DEADLINE_MS = 60_000;

/**
 * Heals everything, and lets everybody send and fetch until nothing moves any more. Who was put out by a server that forgot them is let
 * in again, as people would do it.
 *
 * @throws when it does not come to rest in time
 */
export async function settle(world: World, actors: Actor[]): Promise<void> {
  for (const proxy of world.proxies) proxy.calm();
  await Promise.all(actors.map((actor) => actor.client.ask('network', { up: true })));
  const deadline = Date.now() + patience(DEADLINE_MS);
  let before = '';
  for (let pass = 1; Date.now() < deadline; pass++) {
    for (const actor of actors) await actor.sync();
    const welcomed = await welcomeAgain(actors);
    const now = await whereAll(world, actors);
    const moves = now !== before || actors.some((actor) => actor.client.unsent > 0 && !stuck.has(actor));
    world.note(`pass ${pass}: ${now}`);
    before = now;
    if (!moves && !welcomed) return;
  }
  throw new Error('It did not come to rest');
}

async function whereAll(world: World, actors: Actor[]): Promise<string> {
  const states = await Promise.all(actors.map((actor) => actor.client.ask('state', undefined)));
  for (const [at, actor] of actors.entries()) {
    const lost = states[at]?.scopes.filter((row) => row.lost).map((row) => row.scope) ?? [];
    const rows = states[at]?.outbox.filter((row) => row.state === 'waiting' || row.state === 'sending') ?? [];
    if (rows.length > 0 && rows.every((row) => lost.includes(row.scope))) stuck.add(actor);
    else stuck.delete(actor);
  }
  const cursors = states.flatMap(({ scopes }) => scopes.map(({ cursor }) => cursor?.split('.')[1] ?? '-'));
  return `${[...world.database().scopes.values()].join()} at ${cursors.join()}, unsent ${actors.map((actor) => actor.client.unsent).join()}`;
}

/** Devices whose unsent work is all in scopes that let them in no more: it is kept, and asks for its person. */
const stuck = new WeakSet<Actor>();

async function welcomeAgain(actors: Actor[]): Promise<boolean> {
  let welcomed = false;
  for (const actor of actors) {
    const { scopes } = await actor.client.ask('state', undefined);
    for (const { scope } of scopes.filter((row) => row.lost)) {
      for (const other of actors) {
        if (other === actor || (scope.startsWith('person:') && other.person !== actor.person)) continue;
        if (!(await enter(other, actor, scope))) continue;
        welcomed = true;
        break;
      }
    }
  }
  return welcomed;
}
