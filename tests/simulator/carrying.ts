import { bringBack, examineFile } from '../../src/store/bring-back.ts';
import { workFile } from '../../src/store/work-file.ts';
import type { SimDevice } from './sim-device.ts';
import type { Name, World } from './world.ts';

/** All work of one device in a file, brought back on another, perhaps twice; the first goes on with it, too (S30). */
export async function carry(world: World, from: SimDevice, name: Name, twice: boolean): Promise<void> {
  const to = await world.device(name);
  if (to === from) return;
  const { vault } = from.tab;
  const { lines } = await workFile(vault, async () => (await from.keys()).keys);
  const parts: string[] = [];
  for await (const line of lines) parts.push(line);
  const file = new Blob(parts);
  for (let time = 0; time < (twice ? 2 : 1); time++) {
    const examined = await examineFile(to.tab.vault, file);
    if (!examined.ok) {
      world.findings.push({ invariant: 'S30', says: `${to.life} does not take the file of ${from.life}` });
      return;
    }
    const { fresh, carried, refused, fault } = examined.report;
    const due = [...fresh, ...carried].reduce((sum, { changes }) => sum + changes, 0);
    const added = await bringBack(to.tab.vault, file, examined.report);
    if (added !== due || (time === 1 && added > 0) || refused.length > 0 || fault !== undefined)
      world.findings.push({
        invariant: 'S30',
        says: `${to.life} took ${added} of ${due} out of the file of ${from.life}`,
      });
  }
  await world.struck('carried', from);
  to.tab.engine.wake();
}

/** Whether somebody whose store was thrown away came back by what stood beside it (S11). */
export const cameBack = (device: SimDevice): boolean =>
  device.marker.state.getState().lost.some(({ outcome }) => outcome === 'back');

/** Whether what stood beside a store that was thrown away has a way back that nobody has tried (S11). */
export const hasUntriedWayBack = (device: SimDevice): boolean =>
  device.marker.state.getState().lost.some(({ rescue, outcome }) => rescue !== undefined && outcome === undefined);
