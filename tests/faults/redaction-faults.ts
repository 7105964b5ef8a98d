import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { newId } from '../../src/domain/id.ts';
import { edits, type NodeFault } from './node-fault.ts';

/**
 * A value is taken out for good while another device that has it is offline. Afterwards it is in no file of the server and in none of
 * the devices' stores (S23), also when the server is given an older copy.
 */
export const redacted: NodeFault = async (world, cast, actor) => {
  const { chance } = world;
  const at = { scope: cast.scope, record: newId(randomBytes), kind: 'pdsa-cycle', field: 'changeIdea' };
  const payload = `${world.words('To be taken out for good:')}.`;
  await actor.save({ ...at, payload });
  const save = world.saves.all.findLast((one) => one.payload === payload);
  for (let left = 2; left > 0; left--) for (const one of cast.actors) await one.sync();
  if (save === undefined || !world.isOnServer()(save.mid)) return;
  const copy = chance.happens(0.3) ? await world.backUp() : undefined;
  const offline = cast.actors.filter((one) => one !== actor);
  for (const one of offline) await one.client.ask('network', { up: false });
  for (const one of offline) await edits(world, cast, one);
  await edits(world, cast, actor);
  await actor.client.ask('takeOut', { ...at, mids: [save.mid] });
  await actor.sync();
  const rows = world.database().log.filter((row) => row.mid === save.mid);
  if (!rows.every((row) => row.redacted)) throw new Error(`S23: ${payload} stands in the log`);
  world.struck(32, Math.max(...cast.actors.map((one) => one.client.unsent)));
  save.takenOut = true;
  if (copy !== undefined) await world.restore(copy, chance.pick(['command', 'machine']));
  if (await world.hasOnDisk(payload)) throw new Error(`S23: ${payload} is on the server's disk`);
  for (const one of cast.actors) await one.client.ask('network', { up: true });
  for (const one of cast.actors) await one.sync();
  for (const one of cast.actors) {
    const { scopes } = await one.client.ask('state', undefined);
    if (scopes.some(({ scope, lost }) => scope === at.scope && lost)) continue;
    if ((await readFile(one.file)).includes(payload)) throw new Error(`S23: ${payload} is in the store of ${one.name}`);
  }
};
