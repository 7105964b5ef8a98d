import type { SimDevice } from './sim-device.ts';
import type { StepOf } from './steps.ts';
import type { World } from './world.ts';

/**
 * Somebody hands over: what is typed is saved, every page of theirs closes, and their vault is sealed from then on. A while later they
 * open it again by their key, as far as the sealing came.
 */
export async function lockOver(world: World, device: SimDevice, { ms, cut }: StepOf<'lock'>): Promise<void> {
  await world.struck('sign-out', device);
  await device.lock();
  await world.scheduler.pass(ms);
  await device.unlock(cut);
}
