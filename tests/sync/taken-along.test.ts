import { describe, expect, it } from 'vitest';
import { discard, forgetOldSent, setAside } from '../../src/store/outbox.ts';
import { removal, restoration } from '../../src/store/removal.ts';
import { save } from '../../src/store/save.ts';
import { sendAgain } from '../../src/store/stuck.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import type { SyncDevice } from './sync-device.ts';
import { openTeam } from './sync-team.ts';

const POINT = { record: 'point1', kind: 'data-point' };
const HELD = '31/2';
const DAY = 86_400_000;

/** A team with a reading that both have, where Ana's device holds a date that is none. */
async function withHeldDate() {
  const team = await openTeam();
  const { ana, ben, scope } = team;
  const write = ({ vault }: SyncDevice, field: string, payload: unknown) =>
    save(vault, [{ ...POINT, scope, field, op: 'set', payload }]);
  const change = async ({ vault }: SyncDevice, how: typeof removal) => {
    const [saved] = await save(vault, [how(await readWorkingCopy(vault, scope), POINT.record, POINT.kind)]);
    return saved?.mid ?? '';
  };
  await write(ben, 'value', 3);
  await ben.sync();
  await ana.sync();
  await write(ana, 'on', HELD);
  const asking = async () => (await ana.copy(scope)).stuck.map(({ payload, field }) => payload ?? field);
  expect(await asking()).toEqual([HELD]);
  return { ...team, write, asking, remove: (who: SyncDevice) => change(who, removal), change };
}

describe('[S22] what is held in a record that its person removes', () => {
  it('asks for them again when the record is kept, for somebody else had changed it', async () => {
    const { ana, ben, scope, write, asking, remove } = await withHeldDate();
    await write(ben, 'value', 4);
    await ben.sync();
    await remove(ana);
    expect(await asking()).toEqual([]);
    await ana.sync();
    expect(await asking()).toEqual([HELD]);
    expect((await ana.copy(scope)).stuck).toMatchObject([{ state: 'held', problem: 'bad-value' }]);
  });

  it('asks for them again when somebody else brings the record back', async () => {
    const { ana, ben, asking, remove, change } = await withHeldDate();
    await remove(ana);
    await ana.sync();
    await ben.sync();
    expect(await asking()).toEqual([]);
    await change(ben, restoration);
    await ben.sync();
    await ana.sync();
    expect(await asking()).toEqual([HELD]);
  });

  it('asks for them again when they bring the record back, and not when they remove it once more', async () => {
    const { ana, asking, remove, change } = await withHeldDate();
    await remove(ana);
    await change(ana, restoration);
    expect(await asking()).toEqual([HELD]);
    await remove(ana);
    expect(await asking()).toEqual([]);
    await ana.sync();
    expect(await asking()).toEqual([]);
  });

  it('asks for them again when the removal comes back, and goes along with it when that is sent again', async () => {
    const { ana, asking, remove } = await withHeldDate();
    const mid = await remove(ana);
    await ana.vault.db.outbox.where('mid').equals(mid).modify({ state: 'sending' });
    await setAside(ana.vault, mid);
    expect(await asking()).toEqual([
      HELD,
      { seen: expect.any(Number), cursor: expect.any(String), own: expect.any(Array) },
    ]);
    await sendAgain(ana.vault, mid);
    expect(await asking()).toEqual([]);
    await ana.sync();
    expect(await asking()).toEqual([]);
  });

  it('asks for nobody where another text took its place before the record was kept', async () => {
    const { ana, ben, write, asking, remove } = await withHeldDate();
    await write(ben, 'value', 4);
    await ben.sync();
    await remove(ana);
    await write(ana, 'on', '2026-02-28');
    await ana.sync();
    await ana.sync();
    expect(await asking()).toEqual([]);
  });

  it('asks for nobody where it was given up before', async () => {
    const { ana, ben, scope, write, asking, remove } = await withHeldDate();
    const [held] = (await ana.copy(scope)).stuck;
    await discard(ana.vault, held?.mid ?? '');
    await write(ben, 'value', 4);
    await ben.sync();
    await remove(ana);
    await ana.sync();
    expect(await asking()).toEqual([]);
  });

  it('waits as long as the removal is not sent, and is forgotten with it', async () => {
    const { server, ana, asking, remove, scope } = await withHeldDate();
    await remove(ana);
    const later = async (days: number) => {
      server.clock.now = new Date(server.clock.now.getTime() + days * DAY);
    };
    const { network } = ana.wire;
    ana.wire.network = () => Promise.reject(new TypeError('no network'));
    await later(70);
    await forgetOldSent(ana.vault);
    expect(await ana.states()).toContain('removed');
    ana.wire.network = network;
    await ana.sync();
    expect(await asking()).toEqual([]);
    for (let week = 0; week < 10; week++) {
      await later(7);
      await ana.sync();
    }
    expect(await ana.vault.db.outbox.where('[scope+state]').equals([scope, 'removed']).count()).toBe(0);
  });
});
