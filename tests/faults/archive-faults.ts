import { randomBytes } from 'node:crypto';
import { newId } from '../../src/domain/id.ts';
import { withdrawalId } from '../../src/domain/publication/withdrawal.ts';
import { OPERATOR_DESK } from '../../src/protocol/scope.ts';
import { type Actor, createActor } from './actor.ts';
import type { Cast } from './cast.ts';
import { keepUnsent, type NodeFault } from './node-fault.ts';
import type { World } from './world.ts';

type Published = { project: string; problem: string };

/** A small project of one's own, published by the operator's desk. Undefined where this server lets the person no more. */
async function publish(world: World, actor: Actor): Promise<Published | undefined> {
  const project = newId(randomBytes);
  const scope = `project:${project}`;
  const problem = world.words(`${actor.name} publishes`);
  const person = await actor.client.ask('person', undefined);
  const at = { scope, record: project, kind: 'project' };
  await actor.save({ ...at, field: 'title', payload: world.words('Published') });
  await actor.save({ ...at, field: 'problem', payload: problem });
  const me = { scope: `person:${person}`, record: person, kind: 'profile' };
  await actor.save({ ...me, field: 'name', payload: world.words('Ann Example') });
  await actor.client.ask('publish', { project });
  await actor.sync();
  const moderator = await createActor(world, `moderator-of-${project}`, 'M');
  const link = await world.server.desk('invite', '--organisation', 'operator');
  const [, secret = ''] = /#desk:operator\/([^\s/]+)/.exec(link) ?? [];
  if (!(await moderator.client.ask('accept', { scope: OPERATOR_DESK, secret })))
    throw new Error('No moderator came in');
  await moderator.sync();
  const approved = await moderator.client.ask('approve', { desk: OPERATOR_DESK });
  await moderator.sync();
  await moderator.kill();
  await actor.sync();
  return approved > 0 ? { project, problem } : undefined;
}

const bodyOf = async ({ client }: Actor, project: string) =>
  (await client.ask('archive', undefined))?.find(({ id }) => id === project)?.content;

function reader({ actors }: Cast, actor: Actor): Actor {
  return actors.find((one) => one !== actor) ?? actor;
}

/** A piece comes cut, or with a flipped bit: it is never shown, and fetched again (S26, S27). */
export const archiveDamaged: NodeFault = async (world, cast, actor) => {
  const { chance } = world;
  const published = await publish(world, actor);
  if (published === undefined) return;
  const other = reader(cast, actor);
  await keepUnsent(world, cast, other);
  const path = chance.pick(['/a/summaries/', '/a/bodies/']);
  const bytes = (before: Buffer) => {
    const at = chance.below(before.length);
    if (chance.happens(0.5)) return before.subarray(0, at);
    const flipped = Buffer.from(before);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << chance.below(8));
    return flipped;
  };
  const struck = () => world.struck(26, other.client.unsent);
  other.proxy.gateway.arm({ fault: { kind: 'rewrite', bytes }, path, times: 2, struck });
  const early = await bodyOf(other, published.project);
  if (early !== undefined && early.problem !== published.problem) throw new Error('S26: a damaged piece was shown');
  other.proxy.gateway.calm();
  const body = (await bodyOf(other, published.project)) ?? (await bodyOf(other, published.project));
  if (body?.problem !== published.problem) throw new Error(`S27: ${published.problem} did not come`);
};

/** Whoever published takes it back: it goes from the server and from the devices that had it (S28), and stays away. */
export const withdrawn: NodeFault = async (world, cast, actor) => {
  const published = await publish(world, actor);
  if (published === undefined) return;
  const { project, problem } = published;
  const copy = world.chance.happens(0.4) ? await world.backUp() : undefined;
  const other = reader(cast, actor);
  if ((await bodyOf(other, project))?.problem !== problem) throw new Error(`S27: ${problem} did not come`);
  const at = { scope: `project:${project}`, record: withdrawalId(project), kind: 'withdrawal', field: 'withdrawn' };
  await actor.save({ ...at, payload: { reason: 'wrong', note: world.words(actor.name), upTo: 1 } });
  world.struck(26, actor.client.unsent);
  await actor.sync();
  if (copy !== undefined) await world.restore(copy, world.chance.pick(['command', 'machine']));
  for (const one of [other, actor]) {
    if ((await bodyOf(one, project)) !== undefined) throw new Error(`S28: ${problem} is with ${one.name}`);
  }
  const answer = await fetch(`${world.server.url}/a/versions/${project}/1`);
  if (answer.status !== 410) throw new Error(`S28: ${problem} was withdrawn, and its address answers ${answer.status}`);
};
