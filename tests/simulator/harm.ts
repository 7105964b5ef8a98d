import { SCHEMA_VERSION } from '../../src/protocol/version.ts';
import { projectAt } from './people.ts';
import type { SimDevice } from './sim-device.ts';
import type { World } from './world.ts';

/** A field goes from what a device has of a project, and nobody notices: only an audit can tell (S29). */
export async function harm(world: World, device: SimDevice): Promise<void> {
  const scope = `project:${projectAt(world, 0)}`;
  const written = new Set(world.saves.ofLife(device.life).map(({ record, field }) => `${record}/${field}`));
  const { db } = device.tab.vault;
  const rows = await db.base.where('scope').equals(scope).toArray();
  const row = rows.find(({ record, field }) => !written.has(`${record}/${field}`));
  if (row === undefined) return;
  await db.base.delete([row.scope, row.record, row.field]);
  world.harmed = true;
  await world.struck('harmed', device);
}

/** On each device a newer app begins, that can read what an older one put away (S12). */
export async function updateApps(world: World): Promise<void> {
  for (const { tab } of world.devices.values())
    await tab.vault.db.quarantine.toCollection().modify({ app: SCHEMA_VERSION - 1 });
}
