import { describe, expect, it } from 'vitest';
import { logRowSchema } from '../../src/protocol/pull.ts';
import { readNeedsYou } from '../../src/store/my-projects.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { takeOut } from '../../src/store/redact.ts';
import { save } from '../../src/store/save.ts';
import { pullScopes } from '../../src/sync/pull-scopes.ts';
import { pushScope } from '../../src/sync/push-scope.ts';
import { openTestServer } from '../server/test-server.ts';
import { lastChange, sendAsCopy } from './copied-name.ts';
import { openSyncDevice } from './sync-device.ts';
import { backup } from './table-backup.ts';

/** A device whose project the server has, and a text of it that a copy of the device has as well, and nobody has sent. */
async function withCopy() {
  const server = await openTestServer();
  const device = await openSyncDevice(server);
  const { scope, id } = await device.startProject('Zero');
  await device.sync();
  const setBack = backup(server);
  const write = (payload: string) => device.write(id, 'title', payload);
  await write('One');
  const one = await lastChange(device, ['waiting']);
  const values = async () => {
    const state = await server.otherConnection().prepare("select state from fields where field = 'title'").get();
    const { heads } = JSON.parse(String(state?.state));
    return heads.map(({ value }: { value: unknown }) => value);
  };
  return {
    ...{ server, device, scope, id, one, write, values, setBack },
    place: { scope, record: id, kind: 'project', field: 'title' },
    /** All that waits is on its way, and no answer comes. */
    leave: () => takeBatch(device.vault, scope, { count: 100, bytes: 200_000 }),
    copySends: (payload: string) => sendAsCopy(server, device, { ...one, payload }),
    isAsked: async () => (await readNeedsYou(device.vault)).stuck.length > 0,
    async syncAll() {
      await device.sync();
      await device.sync();
      expect((await device.states()).filter((state) => state === 'waiting' || state === 'sending')).toEqual([]);
    },
  };
}

describe('what a copy of this device wrote under a name that was used here as well', () => {
  it('[S14][S9] stands beside what was written here since, which is sent under a name of its own, and nobody is asked', async () => {
    const { device, scope, id, one, write, copySends, isAsked, syncAll } = await withCopy();
    await copySends('On the copy');
    await write('After the copy');
    await device.sync();
    expect(await isAsked()).toBe(false);
    const { conflicts } = await device.copy(scope);
    expect(await device.seen(scope)).toMatchObject({ title: 'On the copy' });
    expect(conflicts.map(({ beside }) => beside.map(({ value }) => value))).toEqual([['After the copy']]);
    const log = await device.vault.db.log.where('[scope+record+field]').equals([scope, id, 'title']).toArray();
    const written = log.map((entry) => logRowSchema.parse(entry.body)).map(({ mid, payload }) => ({ mid, payload }));
    expect(written.slice(1)).toEqual([
      { mid: one.mid, payload: 'On the copy' },
      { mid: expect.not.stringMatching(one.mid), payload: 'After the copy' },
    ]);
    await syncAll();
    expect((await device.copy(scope)).conflicts).toHaveLength(1);
  });

  it.each([1, 2, 3])(
    '[S14][S19] is not replaced unseen by %d more edits here, whichever of them had left',
    async (more) => {
      for (let left = 0; left <= more; left++) {
        const { copySends, write, leave, values, isAsked, syncAll } = await withCopy();
        await copySends('On the copy');
        await leave();
        for (let at = 1; at <= more; at++) {
          await write(`More ${at}`);
          if (at <= left) await leave();
        }
        await syncAll();
        expect(await values()).toEqual(['On the copy', `More ${more}`]);
        expect(await isAsked()).toBe(false);
      }
    },
  );

  it('[S14][S19] is not replaced unseen where each edit is a push of its own', async () => {
    const { device, copySends, write, leave, values, syncAll } = await withCopy();
    await copySends('On the copy');
    for (const payload of ['Two', 'Three']) {
      await leave();
      await write(payload);
    }
    const { network } = device.wire;
    device.wire.network = async (path, init) => {
      const { mutations = [] } = path === '/v1/push' ? JSON.parse(String(init?.body)) : {};
      return mutations.length > 1 ? new Response('', { status: 413 }) : network(path, init);
    };
    await syncAll();
    expect(await values()).toEqual(['On the copy', 'Three']);
  });

  it('[S14][S6] is not replaced unseen where a pull shows it first, and the next edit coalesces', async () => {
    const { device, copySends, write, leave, values, syncAll } = await withCopy();
    await copySends('On the copy');
    await leave();
    await write('Two');
    await pullScopes(device.vault, device.transport);
    await write('Two and more');
    await syncAll();
    expect(await values()).toEqual(['On the copy', 'Two and more']);
  });

  it('[S14][S20] can be settled here: whoever sees both names both', async () => {
    const { device, scope, place, copySends, write, leave, values, syncAll } = await withCopy();
    await copySends('On the copy');
    await leave();
    await write('Two');
    await syncAll();
    const [conflict] = (await device.copy(scope)).conflicts;
    await save(device.vault, [{ ...place, op: 'set', payload: 'Both', seen: conflict?.seen }]);
    await syncAll();
    expect(await values()).toEqual(['Both']);
  });

  it('[S14] is the same change where it has the same bytes', async () => {
    const { copySends, write, leave, values, syncAll } = await withCopy();
    await copySends('One');
    await leave();
    await write('Two');
    await syncAll();
    expect(await values()).toEqual(['Two']);
  });

  it('[S14] is refused where this device came first: the copy gives it a name of its own', async () => {
    const { device, copySends, write, values, syncAll } = await withCopy();
    await device.sync();
    await copySends('On the copy');
    await write('Two');
    await syncAll();
    expect(await values()).toEqual(['Two']);
  });

  it.each([0, 1])(
    '[S14][S16] stands beside what was sent to a server that was set back since, with %d more',
    async (more) => {
      const { server, device, copySends, write, values, setBack, syncAll } = await withCopy();
      await device.sync();
      if (more > 0) await write('Two');
      await syncAll();
      setBack();
      server.clock.now = new Date(server.clock.now.getTime() + 60_000);
      await copySends('On the copy');
      await device.sync();
      await syncAll();
      expect(await values()).toEqual(['On the copy', more > 0 ? 'Two' : 'One']);
    },
  );

  it('[S14][S7] stands beside what was sent, and not shown here before the server was set back', async () => {
    const { device, scope, copySends, values, setBack, syncAll } = await withCopy();
    await pushScope(device.vault, device.transport, scope);
    expect((await device.states()).at(-1)).toBe('sent');
    setBack();
    await copySends('On the copy');
    await pullScopes(device.vault, device.transport);
    await syncAll();
    expect(await values()).toEqual(['On the copy', 'One']);
  });

  it('[S14][S23] is not taken out for good with what was written here, and that is not sent again', async () => {
    for (const together of [true, false]) {
      const { server, device, one, place, copySends, write, leave, values, syncAll } = await withCopy();
      await copySends('On the copy');
      await leave();
      if (together) {
        await write('Of the baker');
        await leave();
      }
      const mids = [one.mid, (await lastChange(device, ['sending'])).mid];
      await takeOut(device.vault, { ...place, mids: [...new Set(mids)], reason: 'patient-data' });
      await syncAll();
      expect(await values()).toEqual(['On the copy']);
      const logged = server.otherConnection().prepare('select payload from log').all();
      expect(JSON.stringify(logged)).not.toMatch(/One|baker/);
    }
  });
});
