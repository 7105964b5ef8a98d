import type { Actor } from './actor.ts';
import { type Cast, edit } from './cast.ts';
import type { World } from './world.ts';

/** One strike on one device, with work of its own around it. */
export type NodeFault = (world: World, cast: Cast, actor: Actor) => Promise<void>;

/** Whatever the device sends is answered 500 from here on, and what it asks for comes: it has unsent work meanwhile. */
export async function keepUnsent(world: World, cast: Cast, actor: Actor): Promise<void> {
  actor.proxy.gateway.arm({ fault: { kind: 'fail', text: 'mutations' }, path: '/v1/push', times: 99 });
  await edits(world, cast, actor);
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Some edits of one device. */
export async function edits(world: World, cast: Cast, actor: Actor): Promise<void> {
  for (let left = 1 + world.chance.below(3); left > 0; left--) await edit(world, cast, actor);
}
