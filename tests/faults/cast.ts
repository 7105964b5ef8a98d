import { randomBytes } from 'node:crypto';
import { newId } from '../../src/domain/id.ts';
import { type Actor, createActor } from './actor.ts';
import type { World } from './world.ts';

/** Who is in a run: a lead, perhaps with a second device, and a co-author; one project, one cycle in it. */
export type Cast = { actors: Actor[]; project: string; scope: string; cycle: string };

export async function openCast(world: World): Promise<Cast> {
  const project = newId(randomBytes);
  const cast: Cast = { actors: [], project, scope: `project:${project}`, cycle: newId(randomBytes) };
  const second = world.chance.happens(0.6);
  const names = [['lead', 'P'], ['co-author', 'Q'], ...(second ? [['second', 'P']] : [])] as const;
  cast.actors = await Promise.all(names.map(([name = '', person = '']) => createActor(world, name, person)));
  const [lead, coAuthor, other] = cast.actors;
  if (lead === undefined || coAuthor === undefined) throw new Error('There is nobody');
  await lead.save({ scope: cast.scope, record: project, kind: 'project', field: 'title', payload: 'Quieter nights' });
  await lead.sync();
  await enter(lead, coAuthor, cast.scope);
  if (other !== undefined) await enter(lead, other, `person:${await lead.client.ask('person', undefined)}`);
  await Promise.all(cast.actors.map((actor) => actor.sync()));
  return cast;
}

/** One lets the other into a scope. @returns whether it worked */
export async function enter(from: Actor, to: Actor, scope: string): Promise<boolean> {
  const role = scope.startsWith('person:') ? 'self' : 'member';
  const grant = await from.client.ask('grant', { scope, role });
  return grant !== undefined && (await to.client.ask('accept', grant));
}

const TEXTS = ['summary', 'problem', 'worked', 'title', 'finding'] as const;

/** One edit of somebody, each of its own words, so that it can be found again. */
export async function edit(world: World, { scope, project, cycle }: Cast, actor: Actor): Promise<void> {
  const { chance } = world;
  const payload = world.words(actor.name);
  if (chance.happens(0.2))
    return actor.save({ scope, record: project, kind: 'project', field: 'themes', op: 'add', payload });
  if (chance.happens(0.3)) {
    const field = chance.pick(['changeIdea', 'planWho']);
    return actor.save({ scope, record: cycle, kind: 'pdsa-cycle', field, payload });
  }
  return actor.save({ scope, record: project, kind: 'project', field: chance.pick(TEXTS), payload });
}
