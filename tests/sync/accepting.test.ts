import { describe, expect, it } from 'vitest';
import { acceptances, keepAcceptance } from '../../src/store/acceptances.ts';
import { createGrant } from '../../src/sync/grants.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';

const DEAD = () => Promise.reject(new TypeError('the server is dead'));

/** Ana's project, and a link to it that Ben said yes to with no connection. */
async function yesOffline() {
  const server = await openTestServer();
  const [ana, ben] = [await openSyncDevice(server), await openSyncDevice(server)];
  const { scope, id } = await ana.startProject();
  await ana.sync();
  const link = await createGrant(ana.transport, scope, 'member');
  if (!link.ok) throw new Error(JSON.stringify(link.error));
  const network = ben.wire.network;
  ben.wire.network = DEAD;
  await keepAcceptance(ben.vault, link.value);
  await ben.sync();
  const online = () => {
    ben.wire.network = network;
  };
  return { server, ana, ben, scope, id, link: link.value, online };
}

const waiting = async (device: SyncDevice) =>
  (await acceptances(device.vault)).map(({ scope, refused }) => ({ scope, refused }));

describe('a link that somebody said yes to with no connection', () => {
  it('[S1] waits in the vault, fails the round as work does, and lets them in at the next contact', async () => {
    const { ana, ben, scope, id, online } = await yesOffline();
    expect(await waiting(ben)).toEqual([{ scope, refused: undefined }]);
    expect(ben.engine.state.getState().problem).toEqual({ kind: 'no-connection' });
    online();
    await ben.sync();
    expect(await waiting(ben)).toEqual([]);
    expect(await ben.seen(scope)).toMatchObject({ title: 'Quieter nights' });
    await ben.write(id, 'summary', 'From Ben');
    await ben.sync();
    await ana.sync();
    expect(await ana.seen(scope)).toMatchObject({ summary: 'From Ben' });
  });

  it('[S1] is accepted once, though the answer is lost on the way', async () => {
    const { server, ben, scope, online } = await yesOffline();
    ben.wire.network = async (path, init) => {
      const answer = await server.request(path, init);
      if (path === '/v1/grants/accept') throw new TypeError('lost');
      return answer;
    };
    await ben.sync();
    expect(await waiting(ben)).toHaveLength(1);
    online();
    await ben.sync();
    expect(await waiting(ben)).toEqual([]);
    expect((await ben.copy(scope)).row?.role).toBe('member');
  });

  it('[S1] that was used by somebody else, or was too old, says so and stays to be read', async () => {
    const { server, ben, scope, link, online } = await yesOffline();
    const cy = await openSyncDevice(server);
    await keepAcceptance(cy.vault, link);
    await cy.sync();
    online();
    await ben.sync();
    expect(await waiting(ben)).toEqual([{ scope, refused: 'grant-used' }]);

    const late = await yesOffline();
    late.server.clock.now = new Date('2026-03-09T10:00:00.000Z');
    late.online();
    await late.ben.sync();
    expect(await waiting(late.ben)).toEqual([{ scope: late.scope, refused: 'grant-expired' }]);
    await late.ben.startProject('His own');
    await late.ben.sync();
    expect(await late.ben.states()).toEqual(['confirmed']);
  });

  it('[S1] gives way to another link into the same project', async () => {
    const { ana, ben, scope, link } = await yesOffline();
    const again = await createGrant(ana.transport, scope, 'reader');
    if (!again.ok) throw new Error('no second link');
    await keepAcceptance(ben.vault, again.value);
    expect((await acceptances(ben.vault)).map(({ secret }) => secret)).toEqual([again.value.secret]);
    expect(again.value.secret).not.toBe(link.secret);
  });
});
