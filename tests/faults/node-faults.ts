import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Actor, createActor, replaceStore } from './actor.ts';
import { archiveDamaged, withdrawn } from './archive-faults.ts';
import { carried } from './carried-faults.ts';
import { type Cast, edit, enter } from './cast.ts';
import type { GatewayFault } from './gateway.ts';
import { edits, type NodeFault, pause } from './node-fault.ts';
import { failsForGood, poisoned, revoked } from './poison-faults.ts';
import { PORTAL_FORMS } from './portals.ts';
import { redacted } from './redaction-faults.ts';
import { newerRows, olderServer } from './version-faults.ts';
import type { World } from './world.ts';

/** Edits some, with or without a word of what is wrong, and sends it into the fault. */
async function sendInto(world: World, cast: Cast, actor: Actor, fault: number, how: GatewayFault, path = '/v1/push') {
  const struck = () => world.struck(fault, actor.client.unsent);
  actor.proxy.gateway.arm({ fault: how, path, struck });
  await edits(world, cast, actor);
  await actor.sync();
}

const answerLost: NodeFault = (world, cast, actor) => sendInto(world, cast, actor, 1, { kind: 'lose-answer' });

/** Between commit and answer, or whenever it comes. */
const serverKilled: NodeFault = async (world, cast, actor) => {
  await edits(world, cast, actor);
  const kill = () => {
    world.struck(2, actor.client.unsent);
    return world.server.kill('SIGKILL');
  };
  if (world.chance.happens(0.5)) {
    actor.proxy.gateway.arm({ fault: { kind: 'lose-answer' }, path: '/v1/push', struck: kill });
    await actor.sync();
  } else {
    const sent = Promise.all(cast.actors.map((one) => one.sync()));
    await pause(world.chance.below(40));
    await kill();
    await sent;
  }
  await edit(world, cast, actor);
  await world.server.restart();
};

/** During a save, on the way, or with the answer before the door. */
const deviceKilled: NodeFault = async (world, cast, actor) => {
  await edits(world, cast, actor);
  const kill = () => {
    world.struck(4, actor.client.unsent);
    return actor.kill();
  };
  const moment = world.chance.pick(['save', 'push', 'pull', 'any']);
  if (moment === 'push' || moment === 'pull') {
    actor.proxy.gateway.arm({ fault: { kind: 'lose-answer' }, path: `/v1/${moment}`, struck: kill });
    await actor.sync();
  } else {
    const under = moment === 'save' ? edit(world, cast, actor) : actor.sync();
    await pause(world.chance.below(moment === 'save' ? 12 : 40));
    await kill();
    await under;
  }
  await actor.start();
};

const rolledBack: NodeFault = async (world, cast, actor) => {
  await edits(world, cast, actor);
  if (world.chance.happens(0.5)) await actor.sync();
  const copy = await actor.copyStore();
  await edits(world, cast, actor);
  if (world.chance.happens(0.6)) await actor.sync();
  world.struck(5, actor.client.unsent);
  await replaceStore(world, actor, copy);
  await edits(world, cast, actor);
};

const twoDrains: NodeFault = async (world, cast, actor) => {
  await edits(world, cast, actor);
  world.struck(7, actor.client.unsent + 1);
  await actor.sync(true);
};

const captivePortal: NodeFault = async (world, cast, actor) => {
  const form = world.chance.pick(PORTAL_FORMS);
  await sendInto(world, cast, actor, 15, { kind: 'portal', form }, world.chance.pick(['/v1/push', '/v1/pull', '/']));
};

const SIGNED = ['signature', 'signature-input', 'content-digest'];

const badProxy: NodeFault = async (world, cast, actor) => {
  const { chance } = world;
  const path = chance.pick(['/v1/push', '/v1/pull']);
  const how = chance.below(8);
  const into = (fault: GatewayFault) => sendInto(world, cast, actor, 16, fault, path);
  if (how === 0) return into({ kind: 'truncate', honest: chance.happens(0.5) });
  if (how === 1) return into({ kind: 'stale' });
  if (how === 2) return into({ kind: 'strip-request', headers: SIGNED });
  if (how === 3) return into({ kind: 'strip-answer', headers: ['content-encoding', 'content-type', 'retry-after'] });
  if (how === 4) return into({ kind: 'duplicate' });
  if (how === 5) return limited(world, cast, actor);
  const { far, gateway } = actor.proxy;
  const struck = () => world.struck(16, actor.client.unsent);
  if (how === 6) gateway.cutIdleAfter(5, struck);
  else far.cutAfter(chance.below(1_500), chance.pick(['server', 'client']), struck);
  await edits(world, cast, actor);
  await actor.sync();
};

/** A batch larger than the proxy lets through: 413, and smaller ones. */
async function limited(world: World, { scope, cycle }: Cast, actor: Actor): Promise<void> {
  const struck = () => world.struck(16, actor.client.unsent);
  actor.proxy.gateway.arm({ fault: { kind: 'limit', bytes: 65_536 }, times: 9, struck });
  await actor.client.ask('network', { up: false });
  for (const field of ['question', 'prediction', 'planData', 'obstacles']) {
    const payload = `${world.words(actor.name)} `.repeat(1_100).slice(0, 18_000);
    await actor.save({ scope, record: cycle, kind: 'pdsa-cycle', field, payload });
  }
  await actor.client.ask('network', { up: true });
  await actor.sync();
}

const YEAR_MS = 365 * 86_400_000;

const clockOff: NodeFault = async (world, cast, actor) => {
  await actor.client.ask('clock', { aheadMs: world.chance.pick([YEAR_MS, -YEAR_MS, 400_000, -400_000, 0]) });
  await edits(world, cast, actor);
  world.struck(17, actor.client.unsent);
  await actor.sync();
};

/** Only where another device of the same person can let the new one in. */
const storeWiped: NodeFault = async (world, cast, actor) => {
  const sibling = cast.actors.find((one) => one !== actor && one.person === actor.person);
  if (sibling === undefined) return;
  await edits(world, cast, actor);
  const cleared = world.chance.happens(0.5);
  if (!cleared) await actor.sync();
  world.struck(cleared ? 30 : 20, actor.client.unsent);
  await replaceStore(world, actor, { saves: 0 });
  await sibling.sync();
  await enter(sibling, actor, `person:${await sibling.client.ask('person', undefined)}`);
  await actor.sync();
};

const coAuthorsOffline: NodeFault = async (world, cast) => {
  for (const one of cast.actors) await one.client.ask('network', { up: false });
  for (const one of cast.actors) await edits(world, cast, one);
  for (const one of world.chance.shuffled(cast.actors)) {
    await one.client.ask('network', { up: true });
    world.struck(22, one.client.unsent);
    await one.sync();
  }
};

const deleteAgainstEdit: NodeFault = async (world, { scope, cycle, actors }, actor) => {
  const other = actors.find((one) => one !== actor) ?? actor;
  const at = { scope, record: cycle, kind: 'pdsa-cycle' };
  await other.save({ ...at, field: 'changeIdea', payload: world.words(other.name) });
  await other.sync();
  await actor.sync();
  const { mid } = await actor.client.ask('remove', at);
  world.saves.all.push({ ...at, actor: actor.name, mid, field: '*', op: 'delete', payload: null });
  await other.save({ ...at, field: 'planWho', payload: world.words(other.name) });
  world.struck(24, 1);
  await Promise.all([actor.sync(), other.sync()]);
};

const serverRestored: NodeFault = async (world, cast, actor) => {
  const copy = await world.backUp();
  await edits(world, cast, actor);
  await Promise.all(cast.actors.map((one) => one.sync()));
  await edits(world, cast, actor);
  world.struck(25, actor.client.unsent);
  await world.restore(copy, world.chance.pick(['command', 'machine']));
};

const cloned: NodeFault = async (world, cast, actor) => {
  await edits(world, cast, actor);
  const name = `${actor.name}-clone-${cast.actors.length}`;
  const copy = await actor.copyStore();
  await copyFile(copy.file, join(world.folder, `${name}.store`));
  const clone = await createActor(world, name, actor.person);
  cast.actors.push(clone);
  world.struck(27, actor.client.unsent);
  await edits(world, cast, actor);
  await edits(world, cast, clone);
  await Promise.all([actor.sync(), clone.sync()]);
};

const badLine: NodeFault = async (world, cast, actor) => {
  const { near } = actor.proxy;
  const struck = () => world.note(`${actor.name} was reset`);
  const resets = { probability: 0.05, next: world.chance.next, struck };
  near.weather = { bitsPerSecond: 400_000, delayMs: 200, resets };
  await edits(world, cast, actor);
  world.struck(28, actor.client.unsent);
  await actor.sync();
  near.calm();
};

const HERD = fileURLToPath(new URL('./herd.ts', import.meta.url));

/** Forty devices with work come back at the same moment: each is served, and none hears of an error. */
const herd: NodeFault = async (world) => {
  const args = [world.server.url, '40', join(world.folder, 'herd')];
  const child = fork(HERD, args, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  world.onEnd(async () => void child.kill('SIGKILL'));
  const [code] = (await once(child, 'exit')) as [number | null];
  world.struck(29, 40);
  if (code !== 0) throw new Error('A device of the herd was not served');
};

export const NODE_FAULTS: readonly { fault: NodeFault; weight: number }[] = [
  { fault: answerLost, weight: 2 },
  { fault: serverKilled, weight: 2 },
  { fault: deviceKilled, weight: 2 },
  { fault: rolledBack, weight: 1 },
  { fault: twoDrains, weight: 1 },
  { fault: captivePortal, weight: 2 },
  { fault: badProxy, weight: 3 },
  { fault: clockOff, weight: 1 },
  { fault: storeWiped, weight: 2 },
  { fault: coAuthorsOffline, weight: 1 },
  { fault: deleteAgainstEdit, weight: 1 },
  { fault: serverRestored, weight: 1.5 },
  { fault: cloned, weight: 1 },
  { fault: badLine, weight: 1 },
  { fault: herd, weight: 0.4 },
  { fault: newerRows, weight: 1 },
  { fault: olderServer, weight: 1 },
  { fault: poisoned, weight: 1 },
  { fault: failsForGood, weight: 1 },
  { fault: revoked, weight: 1 },
  { fault: archiveDamaged, weight: 1 },
  { fault: withdrawn, weight: 1 },
  { fault: carried, weight: 2 },
  { fault: redacted, weight: 1.5 },
];
