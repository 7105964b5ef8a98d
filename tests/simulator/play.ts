import { removal, restoration } from '../../src/store/removal.ts';
import { letIn } from './beginning.ts';
import { carry } from './carrying.ts';
import { checkPieces } from './check-pieces.ts';
import { checkManifest } from './check-publishing.ts';
import { checkSent } from './check-saves.ts';
import { checkView } from './check-view.ts';
import { lockOver } from './hand-over.ts';
import { harm } from './harm.ts';
import * as mishaps from './mishaps.ts';
import { noteRenamed } from './note-renamed.ts';
import { noteServer } from './note-server.ts';
import * as people from './people.ts';
import type { SimDevice } from './sim-device.ts';
import type { Step } from './steps.ts';
import { takeOwnOut, withdraw } from './taking-out.ts';
import { acceptLater, handOver, leave, removeMember } from './teams.ts';
import { type Name, syncNow, type World } from './world.ts';

/** One step of a history, and what must hold after it. */
export async function playStep(world: World, step: Step): Promise<void> {
  const device = await deviceOf(world, step);
  await play(world, step, device);
  await world.scheduler.pass(1);
  noteServer(world);
  for (const each of world.devices.values()) {
    // Only answers change what is looked at here.
    if (world.looked.get(each.life) === each.link.heard) continue;
    world.looked.set(each.life, each.link.heard);
    await noteRenamed(world, each);
    await checkManifest(world, each);
    await checkPieces(world, each);
  }
  if (device === undefined) return;
  await checkView(world, device);
  await checkSent(world, device);
}

const deviceOf = async (world: World, step: Step): Promise<SimDevice | undefined> => {
  const name: Name | undefined =
    'who' in step ? step.who : step.do === 'invite' || step.do === 'acceptLater' ? step.guest : undefined;
  return name === undefined ? undefined : chosen(world, name);
};

/** Whoever was cloned goes on with both, now with the one, now with the other. */
async function chosen(world: World, name: string): Promise<SimDevice> {
  const twin = world.devices.get(`${name}-clone`);
  return twin !== undefined && world.random.below(2) === 0 ? twin : world.device(name);
}

async function play(world: World, step: Step, given: SimDevice | undefined): Promise<unknown> {
  const device = given ?? (await world.device('ana'));
  switch (step.do) {
    case 'write':
      return people.write(world, device, step);
    case 'item':
      return people.item(world, device, step);
    case 'remove':
      return people.wholeRecord(world, device, people.CYCLES[step.record] ?? 'c1', removal);
    case 'bringBack':
      return people.wholeRecord(world, device, people.CYCLES[step.record] ?? 'c1', restoration);
    case 'settle':
      return people.settle(world, device, step);
    case 'hold':
      return people.hold(world, device, step);
    case 'mend':
      return people.mendStuck(world, device, step.pick);
    case 'discard':
      return people.giveUp(world, device, step.pick);
    case 'start':
      return people.start(world, device);
    case 'invite':
      return letIn(
        world,
        await world.device(step.host),
        device,
        `project:${people.projectAt(world, step.project)}`,
        step.role,
      );
    case 'ask':
      return people.ask(world, device, step);
    case 'decide':
      return people.decide(world, device, step.approve);
    case 'celebrate':
      return people.celebrate(world, device, step.on);
    case 'lookAgain':
      return people.lookAgain(world, people.tabOf(world, device));
    case 'takeOut':
      return takeOwnOut(world, device, step);
    case 'withdraw':
      return withdraw(world, device, step);
    case 'carry':
      return carry(world, device, step.to, step.twice);
    case 'harm':
      return harm(world, device);
    case 'stranger':
      return people.writeAt(world, await world.device('cy'), people.placeOf(world, 0, step.field, 0), {
        paragraph: 0,
        view: 'now',
      });
    case 'sendNow':
      return syncNow(world, device.tab);
    case 'wait':
      return world.scheduler.pass(step.ms);
    default:
      return playMishap(world, step, device);
  }
}

type Mishap = Exclude<Step, { do: Parameters<typeof people.write>[2]['do'] }>;

async function playMishap(world: World, step: Mishap, device: SimDevice): Promise<unknown> {
  switch (step.do) {
    case 'offline':
      device.link.online = false;
      return;
    case 'online':
      device.link.online = true;
      return device.tab.engine.wake();
    case 'openTab':
      return openTab(world, device, step.lockless);
    case 'closeTab':
      return device.tabs.length > 1 ? device.closeTab(device.tab) : undefined;
    case 'link':
      return device.link.armed.push(...Array.from({ length: step.times }, () => step.fault));
    case 'clock':
      return mishaps.setClock(world, device, step.days);
    case 'poison':
      return mishaps.poison(world, device, step.how);
    case 'newerApp':
      return mishaps.newerApp(world, device);
    case 'busy':
      return mishaps.busy(world, step.seconds);
    case 'revoke':
      return mishaps.revoke(world, device);
    case 'removeMember':
      return removeMember(world, device, await world.device(step.gone));
    case 'leave':
      return leave(world, device);
    case 'handOver':
      return handOver(world, device, await world.device(step.next), step.goes);
    case 'acceptLater':
      return acceptLater(world, await world.device(step.host), device, step.role);
    case 'copyProfile':
      return mishaps.copyProfile(world, device);
    case 'rollBack':
      return mishaps.rollBack(world, device);
    case 'clone':
      return mishaps.clone(world, device);
    case 'wipe':
      return mishaps.wipe(world, device, step.rescue);
    case 'lock':
      return lockOver(world, device, step);
    case 'storeFault':
      return mishaps.storeFault(world, device, step.fault);
    case 'backup':
      return mishaps.backup(world);
    case 'restore':
      return mishaps.restore(world, step.renew);
    case 'hourAgo':
      return mishaps.hourAgo(world, device, step);
    case 'publish':
      return mishaps.publish(world, step);
    case 'apart':
      return mishaps.apart(world, step);
    case 'ten':
      return mishaps.ten(world, device);
    case 'deleteEdit':
      return mishaps.deleteEdit(world, step);
    default:
      return undefined;
  }
}

/** A second page of the same browser; in one without Web Locks both drain at once. */
async function openTab(world: World, device: SimDevice, lockless: boolean): Promise<void> {
  if (device.tabs.length < 2) await people.lookAgain(world, device.openTab());
  device.lockless = lockless;
  if (!lockless) return;
  for (const tab of device.tabs) void tab.engine.sendNow();
  await world.struck('two-drains', device);
}
