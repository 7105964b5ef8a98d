import { describe, expect, it } from 'vitest';
import { scopeDigest } from '../../src/protocol/digest.ts';
import { seqOf } from '../../src/protocol/pull.ts';
import { readAudits, scopesToAudit } from '../../src/store/audited.ts';
import { openBase } from '../../src/store/vault.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';
import { openTeam } from './sync-team.ts';

const DAY_MS = 86_400_000;

/** What stands in a scope on this device, in one figure. */
async function digestOf({ vault }: SyncDevice, scope: string): Promise<string> {
  const rows = await vault.db.base.where('scope').equals(scope).toArray();
  const states = await Promise.all(rows.map((row) => openBase(vault, row)));
  return scopeDigest(rows.flatMap((row, at) => (states[at] === undefined ? [] : [{ ...row, state: states[at] }])));
}

/** Answers for the server what it is asked of digests, and keeps what was asked. */
function answerDigests(device: SyncDevice, digests: Record<string, string>, aheadBy = 0): string[][] {
  const asked: string[][] = [];
  const network = device.wire.network;
  device.wire.network = async (path, init) => {
    if (path !== '/v1/digest') return network(path, init);
    const { nonce, scopes: wanted } = JSON.parse(String(init.body)) as { nonce: string; scopes: string[] };
    asked.push(wanted);
    const rows = await device.vault.db.scopes.bulkGet(wanted);
    const scopes = rows.flatMap((row) =>
      row === undefined
        ? []
        : [{ scope: row.scope, seq: seqOf(row.cursor) + aheadBy, digest: digests[row.scope] ?? 'other' }],
    );
    const serverTime = new Date(device.vault.clock.now()).toISOString();
    return Response.json({ dandelion: 1, nonce, serverTime, scopes, refused: [] });
  };
  return asked;
}

describe('[S29] a device that audits itself', () => {
  it('asks once a day for each scope that is up to date, and leaves what is the same', async () => {
    const server = await openTestServer();
    const device = await openSyncDevice(server);
    const { scope } = await device.startProject();
    await device.sync();
    const person = `person:${await device.vault.device()}`;
    const digests = { [scope]: await digestOf(device, scope), [person]: await digestOf(device, person) };
    await device.vault.db.scopes.toCollection().modify((row) => void delete row.auditedAt);
    await device.vault.db.settings.delete('audit');
    const asked = answerDigests(device, digests);
    await device.sync();
    await device.sync();
    expect(asked.map((each) => each.sort())).toEqual([[person, scope]]);
    expect(await readAudits(device.vault)).toMatchObject({ compared: 2, wrong: 0 });
    expect((await device.copy(scope)).row?.anew).toBeUndefined();
    server.clock.now = new Date(server.clock.now.getTime() + DAY_MS);
    await device.sync();
    expect(asked).toHaveLength(2);
  });

  it('fetches anew what is not the same, and only that, with its outbox untouched', async () => {
    const server = await openTestServer();
    const device = await openSyncDevice(server);
    const { scope, id } = await device.startProject();
    await device.sync();
    const right = await digestOf(device, scope);
    await device.vault.db.base
      .where('scope')
      .equals(scope)
      .modify({ body: { heads: [] } });
    await device.vault.db.scopes.toCollection().modify((row) => void delete row.auditedAt);
    await device.vault.db.settings.delete('audit');
    const person = `person:${await device.vault.device()}`;
    answerDigests(device, { [scope]: right, [person]: await digestOf(device, person) });
    await device.sync();
    expect(await readAudits(device.vault)).toMatchObject({ compared: 2, wrong: 1 });
    expect((await device.copy(scope)).row?.anew).toBe(true);
    expect(device.timers.map(({ ms }) => ms)).toEqual([0]);
    expect(await device.seen(scope)).toEqual({ title: undefined });
    await device.write(id, 'summary', 'Not sent yet');
    await device.sync();
    expect(await device.seen(scope)).toEqual({ title: 'Quieter nights', summary: 'Not sent yet' });
    expect(await device.states()).toEqual(['confirmed', 'confirmed']);
    expect((await device.copy(scope)).row?.anew).toBeUndefined();
  });

  it('says nothing of a scope where the server has come further', async () => {
    const device = await openSyncDevice(await openTestServer());
    const { scope } = await device.startProject();
    await device.sync();
    await device.vault.db.scopes.toCollection().modify((row) => void delete row.auditedAt);
    await device.vault.db.settings.delete('audit');
    const asked = answerDigests(device, {}, 1);
    await device.sync();
    expect(asked).toHaveLength(1);
    expect((await device.copy(scope)).row?.anew).toBeUndefined();
    expect(await readAudits(device.vault)).toMatchObject({ compared: 0 });
  });

  it('[S9] takes an old membership for no new welcome when the person’s own scope is fetched anew', async () => {
    const { ben, scope } = await openTeam();
    await ben.vault.db.scopes.update(scope, { lost: 'not-a-member' });
    await ben.vault.db.scopes.update(`person:${await ben.vault.device()}`, { anew: true });
    const asked: string[] = [];
    const network = ben.wire.network;
    ben.wire.network = async (path, init) => {
      if (path === '/v1/pull') asked.push(String(init.body));
      return network(path, init);
    };
    await ben.sync();
    expect((await ben.copy(`person:${await ben.vault.device()}`)).row?.anew).toBeUndefined();
    expect(asked.join()).not.toContain(scope);
    expect((await ben.copy(scope)).row?.lost).toBe('not-a-member');
  });

  it('[S8] is in nobody’s way: without an answer the round is good, and it rests for an hour', async () => {
    const server = await openTestServer();
    const device = await openSyncDevice(server);
    let asked = 0;
    const network = device.wire.network;
    device.wire.network = async (path, init) => {
      if (path !== '/v1/digest') return network(path, init);
      asked += 1;
      throw new TypeError('the connection was cut');
    };
    await device.startProject();
    await device.sync();
    await device.sync();
    expect(asked).toBe(1);
    expect(device.engine.state.getState()).toMatchObject({ phase: 'resting', problem: undefined });
    expect(await device.states()).toEqual(['confirmed']);
    server.clock.now = new Date(server.clock.now.getTime() + 3_600_000);
    await device.sync();
    expect(asked).toBe(2);
  });

  it('audits all after an update of the app, twenty scopes at a time, and none that only a newer app can read', async () => {
    const device = await openSyncDevice(await openTestServer());
    const { vault } = device;
    const pulledAt = new Date(vault.clock.now()).toISOString();
    const row = { role: 'lead', cursor: 'e1.1.m', known: true, pulledAt, auditedAt: pulledAt };
    const scopes = Array.from({ length: 25 }, (_, at) => `project:p${String(at).padStart(2, '0')}`);
    await vault.db.scopes.bulkAdd(scopes.map((scope) => ({ ...row, scope })));
    expect(await scopesToAudit(vault, undefined, 20)).toEqual([]);
    await vault.db.quarantine.add({ scope: 'project:p00', seq: 1, app: 1, body: {} });
    expect(await scopesToAudit(vault, 'assets/index-2.js', 20)).toEqual(scopes.slice(1, 21));
    await vault.db.scopes.toCollection().modify({ auditedAt: pulledAt });
    expect(await scopesToAudit(vault, 'assets/index-2.js', 20)).toEqual([]);
  });
});
