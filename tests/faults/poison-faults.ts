import { randomBytes } from 'node:crypto';
import { newId } from '../../src/domain/id.ts';
import type { Actor } from './actor.ts';
import type { Cast } from './cast.ts';
import { edits, type NodeFault } from './node-fault.ts';
import type { World } from './world.ts';

/** So many plans with one word each, made with no network. @returns what they say, and their `mid`s */
async function plans(world: World, { scope }: Cast, actor: Actor, count: number) {
  await actor.client.ask('network', { up: false });
  const at = { scope, kind: 'pdsa-cycle', field: 'changeIdea', op: 'set' } as const;
  const changes = Array.from({ length: count }, () => ({
    ...at,
    record: newId(randomBytes),
    payload: world.words(`${actor.name} plans`),
  }));
  const mids = await actor.client.ask('saveAll', changes);
  for (const [index, { record, payload }] of changes.entries()) {
    world.saves.all.push({
      actor: actor.name,
      mid: mids[index] ?? '',
      scope,
      record,
      field: at.field,
      op: 'set',
      payload,
    });
  }
  await actor.client.ask('network', { up: true });
  return { changes, mids };
}

const isLost = async (actor: Actor, scope: string) =>
  (await actor.client.ask('state', undefined)).scopes.some((row) => row.scope === scope && row.lost);

/** The database fails at one of them, each time: the 99 others arrive, and this one asks for its author (S15). */
export const poisoned: NodeFault = async (world, cast, actor) => {
  const { changes, mids } = await plans(world, cast, actor, 100);
  const poison = changes[36]?.payload ?? '';
  const aborts = `BEGIN SELECT RAISE(ABORT, 'poison'); END`;
  world.sql(`CREATE TRIGGER poison BEFORE INSERT ON fields WHEN instr(NEW.state, '"${poison}"') > 0 ${aborts}`);
  world.struck(12, actor.client.unsent);
  await actor.sync();
  world.sql('DROP TRIGGER poison');
  await actor.sync();
  if (await isLost(actor, cast.scope)) return;
  const { log } = world.database();
  const arrived = log.filter((row) => mids.includes(row.mid));
  const parked = arrived.filter((row) => row.status === 'parked').map((row) => row.payload);
  if (arrived.length !== 100 || parked.join() !== poison) {
    throw new Error(
      `S15: of 100 changes ${arrived.length} arrived, and parked are "${parked.join()}", not "${poison}"`,
    );
  }
};

/** Whatever carries it is answered 500, until it is mended: what was made before it arrives, and nothing is given up. */
export const failsForGood: NodeFault = async (world, cast, actor) => {
  const payload = world.words(`${actor.name} cannot send`);
  const struck = () => world.struck(13, actor.client.unsent);
  actor.proxy.gateway.arm({ fault: { kind: 'fail', text: payload }, path: '/v1/push', times: 99, struck });
  await actor.save({ scope: cast.scope, record: cast.project, kind: 'project', field: 'spread', payload });
  await actor.sync();
  await edits(world, cast, actor);
  await actor.sync();
  const { outbox } = await actor.client.ask('state', undefined);
  if (!outbox.some((row) => row.payload === payload)) throw new Error('S9: what was answered 500 is not here any more');
};

/** The operator shuts a device out, and lets it in again: nothing of what it could not send is given up (S9). */
export const revoked: NodeFault = async (world, cast, actor) => {
  await actor.sync();
  const { mids } = await plans(world, cast, actor, 50);
  const device = await actor.client.ask('device', undefined);
  const set = (to: string) => world.sql(`UPDATE devices SET revoked_at = ${to} WHERE device = '${device}'`);
  set("'2026-01-01T00:00:00.000Z'");
  world.struck(14, actor.client.unsent);
  await actor.sync();
  await actor.sync(true);
  const { outbox } = await actor.client.ask('state', undefined);
  const kept = outbox.filter((row) => mids.includes(row.mid));
  set('NULL');
  if (kept.length !== 50) throw new Error(`S9: of 50 changes of a device that was shut out ${kept.length} are left`);
};
