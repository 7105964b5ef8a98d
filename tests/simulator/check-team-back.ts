import { teamsToBringBack } from '../../src/store/team-before.ts';
import { WAITS_FOR_LEAD } from '../../src/store/turned-away.ts';
import type { ServerView } from './server-view.ts';
import type { World } from './world.ts';

/** S2: once all is quiet, each lead has told a restored server who was in the team, and who is waited for has come. */
export async function checkTeamBack(world: World, view: ServerView): Promise<void> {
  const waiting = world.server.byHand(
    "select scope, cause from grants where cause like 'team %' and used_by_device is null",
  );
  for (const device of world.devices.values()) {
    const { vault } = device.tab;
    const id = await vault.device();
    const known = view.devices.find((one) => one.device === id);
    if (known?.revoked) continue;
    const note = (says: string) => void world.findings.push({ invariant: 'S2', says: `${device.life} ${says}` });
    for (const { scope } of await teamsToBringBack(vault)) note(`has not told who was in the team of ${scope}`);
    for (const { scope, lost } of await vault.db.scopes.toArray()) {
      const isAwaited = waiting.some((one) => one.scope === scope && one.cause === `team ${known?.person ?? id}`);
      if (lost === WAITS_FOR_LEAD && isAwaited) note(`is waited for in ${scope}, and does not come`);
    }
  }
}
