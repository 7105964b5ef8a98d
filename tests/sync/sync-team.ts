import type { Role } from '../../src/domain/team/membership.ts';
import { acceptGrant, createGrant } from '../../src/sync/grants.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';

/** Lets the guest into a scope by a link of the host's. @throws where either is refused */
export async function inviteTo(host: SyncDevice, guest: SyncDevice, scope: string, role: Role): Promise<void> {
  const grant = await createGrant(host.transport, scope, role);
  if (!grant.ok) throw new Error(JSON.stringify(grant.error));
  const accepted = await acceptGrant(guest.vault, guest.transport, grant.value);
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.error));
}

/** A project of Ana's that the server has, and Ben in its team, who has fetched it: each on a device of their own. */
export async function openTeam() {
  const server = await openTestServer();
  const [ana, ben] = [await openSyncDevice(server), await openSyncDevice(server)];
  const { scope, id } = await ana.startProject();
  await ana.sync();
  await inviteTo(ana, ben, scope, 'member');
  await ben.sync();
  return { server, ana, ben, scope, id };
}
