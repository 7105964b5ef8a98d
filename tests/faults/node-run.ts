import { edit, openCast } from './cast.ts';
import { type Chance, chanceOf } from './chance.ts';
import { NODE_FAULTS } from './node-faults.ts';
import { judge } from './oracle.ts';
import { type RunResult, runIn } from './run.ts';
import { settle } from './settle.ts';

/** One short history of devices that are processes of their own, with three faults in it. */
export const nodeRun = (seed: number): Promise<RunResult> =>
  runIn(
    () => chanceOf(seed),
    async (world) => {
      const { chance } = world;
      const cast = await openCast(world);
      for (const fault of chosen(chance, 3)) {
        const actor = chance.shuffled(cast.actors)[0];
        if (actor === undefined) continue;
        world.note(`${fault.name} on ${actor.name}`);
        await fault(world, cast, actor);
        for (const proxy of world.proxies) proxy.calm();
        for (const one of cast.actors) if (chance.happens(0.3)) await edit(world, cast, one);
        if (chance.happens(0.3)) await Promise.all(cast.actors.map((one) => one.sync()));
      }
      await settle(world, cast.actors);
      const devices = await Promise.all(
        cast.actors.map(async ({ name, client }) => ({ name, state: await client.ask('state', undefined) })),
      );
      const verdict = await judge(world.database(), devices, world.saves.all);
      return { ...verdict, complaints: [...world.complaints(), ...verdict.complaints] };
    },
  );

function chosen(chance: Chance, count: number) {
  const all = NODE_FAULTS.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length: count }, () => {
    let left = chance.next() * all;
    const found = NODE_FAULTS.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    return (found ?? NODE_FAULTS[0])?.fault ?? (async () => {});
  });
}
