import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginning } from './beginning.ts';
import { cameBack, hasUntriedWayBack } from './carrying.ts';
import { checkLog } from './check-log.ts';
import { checkPublishing } from './check-publishing.ts';
import { checkReplicas } from './check-replicas.ts';
import { checkSaves, checkSent } from './check-saves.ts';
import { checkSeen } from './check-seen.ts';
import { checkTakenOut } from './check-taken-out.ts';
import { checkTeamBack } from './check-team-back.ts';
import { checkView } from './check-view.ts';
import type { Strikes } from './faults.ts';
import { updateApps } from './harm.ts';
import { comeBack } from './mishaps.ts';
import { noteRenamed } from './note-renamed.ts';
import { noteServer } from './note-server.ts';
import { playStep } from './play.ts';
import { serverView } from './server-view.ts';
import type { SimDevice } from './sim-device.ts';
import type { History } from './steps.ts';
import { type Finding, openWorld, syncNow, type World } from './world.ts';

export type Verdict = {
  findings: Finding[];
  /** Of everything that happened and in which order. */
  digest: string;
  saves: number;
  mutations: number;
  /** Edits that went with their store before they were sent. */
  apart: number;
  strikes: Strikes;
};

/** What a planted fault of the test itself may do to a world, to see that the oracle sees it. */
export type Plant = (world: World) => Promise<void>;

/** Plays a history in a world of its own, mends everything, lets all devices come to rest, and looks at the invariants. */
export async function runHistory(history: History, plant: Plant = async () => {}): Promise<Verdict> {
  const { file: first, folder, profiles, projects, now } = await beginning();
  const file = join(folder, 'run.sqlite');
  copyFileSync(first, file);
  const world = await openWorld({ seed: String(history.seed), file, profiles, projects, now });
  try {
    noteServer(world);
    for (const mid of world.logged.keys()) world.before.add(mid);
    for (const name of ['ana', 'ben']) await world.device(name);
    for (const step of history.steps) {
      await playStep(world, step);
      if (world.findings.length > 0) break;
    }
    await plant(world);
    if (world.findings.length === 0) await comeToRest(world);
    const apart = world.findings.length === 0 ? await checkAll(world) : 0;
    const mutations = world.server.byHand('select count(*) as rows from log')[0]?.rows;
    return {
      findings: world.findings,
      digest: world.digest(),
      saves: world.saves.count,
      mutations: Number(mutations) - world.before.size,
      apart,
      strikes: world.strikes,
    };
  } finally {
    await world.close();
  }
}

const A_DAY_AND_MORE_MS = 25 * 3_600_000;

/** All faults end, and everybody is online; then rounds until nothing changes any more. A clock that is wrong stays so (S3). */
async function comeToRest(world: World): Promise<void> {
  world.server.hold(false);
  for (const device of world.devices.values()) {
    device.link.online = true;
    device.link.armed.length = 0;
    device.lockless = false;
  }
  await updateApps(world);
  // A day for the audit (S29); where a disk was full, what made room for a save is not fetched again within the hour (S10).
  if (world.harmed || world.happened.has('quota')) await world.scheduler.pass(A_DAY_AND_MORE_MS);
  for (const name of world.wiped) {
    const device = await world.device(name);
    await syncNow(world, device.tab);
    if (hasUntriedWayBack(device))
      world.findings.push({ invariant: 'I6', says: `${device.life} has a way back, and did not take it` });
    if (!cameBack(device)) await comeBack(world, name);
  }
  await world.scheduler.pass(ON_THE_WAY_MS);
  // An answer that was still on its way may have had a row that nobody can read.
  await updateApps(world);
  const settled = new Map<SimDevice, string>();
  for (let round = 0; round < 12; round++) {
    for (const device of world.devices.values()) await settle(world, device, settled);
    await world.scheduler.pass(3_000);
    if (await allRest(world, settled)) return;
  }
  world.findings.push({ invariant: 'I2', says: 'the devices do not come to rest' });
}

/** Answers that were on their way have come by then, or are given up. */
const ON_THE_WAY_MS = 45_000;

/** A round of one device, unless its last one changed nothing, and nothing has changed since. */
async function settle(world: World, device: SimDevice, settled: Map<SimDevice, string>): Promise<void> {
  const before = await stateOf(world, device);
  if (settled.get(device) === before) return;
  if (!(await syncNow(world, device.tab)))
    world.findings.push({ invariant: 'S8', says: `${device.life}: a round did not end in 15 minutes` });
  if ((await stateOf(world, device)) === before) settled.set(device, before);
}

async function allRest(world: World, settled: ReadonlyMap<SimDevice, string>): Promise<boolean> {
  for (const device of world.devices.values()) if (settled.get(device) !== (await stateOf(world, device))) return false;
  return true;
}

/** What the server has, and how far this device is. */
async function stateOf(world: World, { tab }: SimDevice): Promise<string> {
  const outbox = await tab.vault.db.outbox.toArray();
  const scopes = await tab.vault.db.scopes.toArray();
  const manifest = await tab.archive.manifests.toArray();
  return JSON.stringify([
    world.server.byHand('select scope, seq from scopes'),
    outbox.map(({ mid, state }) => mid + state),
    scopes.map(({ scope, cursor, lost, refused }) => [scope, cursor, lost, refused]),
    manifest.map((row) => row.manifest.version),
    await tab.archive.pieces.count(),
  ]);
}

async function checkAll(world: World): Promise<number> {
  noteServer(world);
  const view = serverView(world.server);
  for (const device of world.devices.values()) await noteRenamed(world, device);
  for (const device of world.devices.values()) {
    await checkView(world, device);
    await checkSent(world, device);
  }
  const { apart } = await checkSaves(world, view);
  await checkReplicas(world, view);
  await checkTeamBack(world, view);
  checkLog(world, view);
  checkSeen(world, view);
  await checkPublishing(world, view);
  await checkTakenOut(world, view);
  return apart;
}
