import { describe, expect, it } from 'vitest';
import { readHistory } from '../../src/store/history.ts';
import { discard, forgetOldSent } from '../../src/store/outbox.ts';
import { removal } from '../../src/store/removal.ts';
import { save } from '../../src/store/save.ts';
import { noteServerTime } from '../../src/store/server-days.ts';
import { sendAgain } from '../../src/store/stuck.ts';
import { pullScopes } from '../../src/sync/pull-scopes.ts';
import { openTestServer } from '../server/test-server.ts';
import { lastChange, sendAsCopy } from './copied-name.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';
import { inviteTo } from './sync-team.ts';

/** More than a title may have: its screen holds it, the server sets it aside. */
const LONG = 'x'.repeat(201);
const DAY = 86_400_000;

/** A copy of all that a device has. @returns takes the device back to it */
async function copyProfile({ vault: { db } }: SyncDevice): Promise<() => Promise<void>> {
  const kept = await Promise.all(db.tables.map(async (table) => ({ table, rows: await table.toArray() })));
  return () =>
    db.transaction('rw', db.tables, async () => {
      for (const { table, rows } of kept) {
        const keys = table.schema.primKey.keyPath === null ? await table.toCollection().primaryKeys() : undefined;
        await table.clear();
        await table.bulkAdd(rows, keys);
      }
    });
}

/** A device whose profile was copied, and a change of it that the server has set aside since. */
async function withParked() {
  const server = await openTestServer();
  const device = await openSyncDevice(server);
  const { vault } = device;
  const { scope, id } = await device.startProject('Falls');
  await device.sync();
  const rollBack = await copyProfile(device);
  const asking = async () => (await device.copy(scope)).stuck.map(({ payload }) => payload);
  /** As an app would send it that knows of no such limit. */
  const send = async (payload: string, record = { kind: 'project', record: id }, field = 'title') => {
    const [saved] = await save(vault, [{ scope, ...record, field, op: 'set', payload }]);
    await vault.db.outbox.where({ mid: saved?.mid }).modify({ state: 'waiting' });
    await device.sync();
    return saved?.mid ?? '';
  };
  return { server, device, vault, scope, id, rollBack, asking, send, mid: await send(LONG) };
}

describe('[S15] what was parked after a profile was copied that is taken back to the copy', () => {
  it('asks for its person again, with its reason, and is mended there like any other', async () => {
    const { device, scope, id, vault, rollBack, asking, mid } = await withParked();
    expect(await asking()).toEqual([LONG]);
    await rollBack();
    expect(await asking()).toEqual([]);
    await device.sync();
    expect((await device.copy(scope)).stuck).toMatchObject([
      { mid, state: 'parked', problem: 'bad-value', payload: LONG },
    ]);
    await save(vault, [
      { scope, record: id, kind: 'project', field: 'title', op: 'set', payload: 'Fewer falls', seen: [mid] },
    ]);
    await device.sync();
    expect(await asking()).toEqual([]);
    expect(await device.seen(scope)).toMatchObject({ title: 'Fewer falls' });
    const { entries } = await readHistory(vault, scope, { record: id, field: 'title' });
    expect(entries.map(({ payload, state }) => [payload, state])).toEqual([
      ['Fewer falls', 'applied'],
      [LONG, 'parked'],
      ['Falls', 'applied'],
    ]);
  });

  it('asks for nobody where it was mended before that, and the mended text was sent', async () => {
    const { device, scope, id, vault, rollBack, asking, mid } = await withParked();
    await save(vault, [
      { scope, record: id, kind: 'project', field: 'title', op: 'set', payload: 'Fewer falls', seen: [mid] },
    ]);
    await device.sync();
    await rollBack();
    await device.sync();
    expect(await asking()).toEqual([]);
  });

  it('asks once where it was sent again before that, and parked again', async () => {
    const { device, vault, rollBack, asking, mid } = await withParked();
    await sendAgain(vault, mid);
    await device.sync();
    expect(await asking()).toEqual([LONG]);
    await rollBack();
    await device.sync();
    expect(await asking()).toEqual([LONG]);
  });

  it('asks for nobody where its record was removed before that, until it is brought back', async () => {
    const { device, vault, scope, rollBack, send, asking, mid } = await withParked();
    await discard(vault, mid);
    const cycle = { record: 'cycle1', kind: 'pdsa-cycle' };
    await send(LONG.repeat(2), cycle, 'planWho');
    expect(await asking()).toEqual([LONG.repeat(2)]);
    await save(vault, [removal(await device.copy(scope), cycle.record, cycle.kind)]);
    await device.sync();
    await rollBack();
    await device.sync();
    expect(await asking()).toEqual([LONG]);
    await save(vault, [{ scope, ...cycle, field: 'changeIdea', op: 'set', payload: 'Try tea' }]);
    await device.sync();
    expect(await asking()).toEqual([LONG, LONG.repeat(2)]);
  });

  it('does not come back where it was given up on the device, though its trace is forgotten and all is fetched anew', async () => {
    const { server, device, vault, scope, asking, mid } = await withParked();
    await discard(vault, mid);
    for (let week = 0; week < 10; week++) {
      server.clock.now = new Date(server.clock.now.getTime() + 7 * DAY);
      await noteServerTime(vault, server.clock.now.getTime());
    }
    await forgetOldSent(vault);
    expect(await vault.db.outbox.where({ mid }).count()).toBe(0);
    await vault.db.scopes.update(scope, { anew: true });
    await device.sync();
    expect((await device.copy(scope)).row?.anew).toBeUndefined();
    expect(await asking()).toEqual([]);
  });

  it('[S14] asks beside what the copy then sent under the same name, whichever is heard first', async () => {
    for (const heardFirst of [true, false]) {
      const { device, vault, scope, id, asking, mid } = await withParked();
      await discard(vault, mid);
      await device.write(id, 'title', 'From before');
      const { mid: name } = await lastChange(device, ['waiting']);
      const rollBack = await copyProfile(device);
      const body = { mutation: { ...(await lastChange(device, ['waiting'])), payload: LONG.replace('x', 'y') } };
      await vault.db.outbox.where({ mid: name }).modify({ body });
      await device.sync();
      expect(await asking()).toEqual([body.mutation.payload]);
      await rollBack();
      if (heardFirst) await pullScopes(vault, device.transport);
      await device.sync();
      await device.sync();
      expect(await asking()).toEqual([body.mutation.payload]);
      expect(await device.seen(scope)).toMatchObject({ title: 'From before' });
      await discard(vault, name);
      await vault.db.scopes.update(scope, { anew: true });
      await device.sync();
      expect(await asking()).toEqual([]);
    }
  });

  it('[S12] is not sent again by itself where the server did not know it: two copies would do so in turn', async () => {
    const { server, device, vault, scope, id, mid } = await withParked();
    await discard(vault, mid);
    const mutation = await lastChange(device, ['mended']);
    await sendAsCopy(server, device, { ...mutation, mid: 'of-the-copy', field: 'mood', payload: 'Calm' });
    const rows = async () => {
      await device.sync();
      return vault.db.log.where('[scope+record+field]').equals([scope, id, 'mood']).count();
    };
    expect([await rows(), await rows(), await rows()]).toEqual([1, 1, 1]);
    expect((await device.copy(scope)).stuck).toMatchObject([
      { mid: 'of-the-copy', problem: 'unknown-field', payload: 'Calm' },
    ]);
    await sendAgain(vault, 'of-the-copy');
    expect([await rows(), await rows()]).toEqual([2, 2]);
    expect((await device.copy(scope)).stuck).toMatchObject([{ problem: 'unknown-field', payload: 'Calm' }]);
  });

  it('asks on the device where it was made, and not on another of the same person', async () => {
    const { server, device, vault, scope, rollBack, asking } = await withParked();
    const other = await openSyncDevice(server);
    await inviteTo(device, other, `person:${await vault.device()}`, 'self');
    await other.sync();
    expect(await other.seen(scope)).toMatchObject({ title: 'Falls' });
    expect((await other.copy(scope)).stuck).toEqual([]);
    await rollBack();
    await device.sync();
    expect(await asking()).toEqual([LONG]);
  });
});
