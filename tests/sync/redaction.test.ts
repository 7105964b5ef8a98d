import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { pushAnswerSchema } from '../../src/protocol/push.ts';
import { SCHEMA_VERSION } from '../../src/protocol/version.ts';
import { readAudits } from '../../src/store/audited.ts';
import { readNeedsYou } from '../../src/store/my-projects.ts';
import { takeOut } from '../../src/store/redact.ts';
import { save } from '../../src/store/save.ts';
import { sendAgain } from '../../src/store/stuck.ts';
import { pullScopes } from '../../src/sync/pull-scopes.ts';
import type { SyncDevice } from './sync-device.ts';
import { openTeam } from './sync-team.ts';

const SECRET = 'The tall singer of the choir';

const allOf = async ({ vault }: SyncDevice) =>
  JSON.stringify(await Promise.all(vault.db.tables.map((table) => table.toArray())));

/** Takes values of a field of the project out for good, past the device's own outbox. */
async function redact(device: SyncDevice, id: string, field: string, mids: string[]) {
  const mutation = {
    ...{ mid: newId(randomBytes), scope: `project:${id}`, record: id, kind: 'project', field, op: 'redact', base: [] },
    ...{ by: await device.vault.device(), madeAt: '2026-03-01T10:00:00.000Z', schemaVersion: SCHEMA_VERSION },
    payload: { mids, reason: 'patient-data' },
  };
  const pushed = { scope: mutation.scope, mutations: [mutation] };
  const answer = await device.transport.post('/v1/push', pushed, pushAnswerSchema);
  if (!answer.ok || answer.value.results[0]?.result !== 'applied') throw new Error('not redacted');
}

describe('[S23] a redaction, on the devices of a team', () => {
  it('leaves nothing of the value in any vault, and all else as it was', async () => {
    const { ana, ben, scope, id } = await openTeam();
    const [first] = await ben.write(id, 'summary', `About ${SECRET}.\n\nAnd the ward.`);
    await ben.sync();
    await ana.sync();
    expect(await allOf(ana)).toContain(SECRET);
    // Both go on from it without knowledge of each other, so that the server merges.
    const [second] = await ben.write(id, 'summary', `About ${SECRET}.\n\nAnd the quiet ward.`);
    const [third] = await ana.write(id, 'summary', `All about ${SECRET}.\n\nAnd the ward.`);
    await ben.sync();
    await ana.sync();
    await ben.sync();
    expect(await ben.seen(scope)).toMatchObject({ summary: `All about ${SECRET}.\n\nAnd the quiet ward.` });
    await ben.write(id, 'aimHowMuch', 'Not sent yet');
    await redact(
      ana,
      id,
      'summary',
      [first, second, third].map((saved) => saved?.mid ?? ''),
    );
    await ana.sync();
    await ben.sync();
    for (const device of [ana, ben]) {
      expect(await allOf(device)).not.toContain(SECRET);
      expect(await device.seen(scope)).toMatchObject({ title: 'Quieter nights', summary: undefined });
      await device.sync();
      expect(await readAudits(device.vault)).toMatchObject({ wrong: 0 });
    }
    expect(await ben.states()).toEqual(['mended', 'mended', 'confirmed']);
  });

  it('is asked for again where a server that was set back had lost the value', async () => {
    const { server, ana, ben, scope, id } = await openTeam();
    const old = await server.copy();
    const [first] = await ana.write(id, 'summary', `About ${SECRET}.`);
    await ana.sync();
    await server.putBack(old);
    const place = { scope, record: id, kind: 'project', field: 'summary' };
    await takeOut(ana.vault, { ...place, mids: [first?.mid ?? ''], reason: 'patient-data' });
    await ana.sync();
    await ana.sync();
    await ben.sync();
    for (const device of [ana, ben]) expect(await allOf(device)).not.toContain(SECRET);
    expect((await readNeedsYou(ana.vault)).stuck).toEqual([]);
    const rows = server
      .otherConnection()
      .prepare('select payload, redacted from log where mid = ?')
      .all(first?.mid ?? '');
    expect(rows).toEqual([{ payload: 'null', redacted: expect.stringContaining('patient-data') }]);
  });

  it.each(['before', 'after'])(
    'asks the author of what was written over it without a network, and who connects %s they know',
    async (when) => {
      const { ana, ben, scope, id } = await openTeam();
      const [first] = await ana.write(id, 'summary', `About ${SECRET}.`);
      for (const device of [ana, ben]) await device.sync();
      const [over] = await ben.write(id, 'summary', `About ${SECRET}, twice.`);
      await redact(ana, id, 'summary', [first?.mid ?? '']);
      if (when === 'after') await pullScopes(ben.vault, ben.transport);
      for (const device of [ben, ana]) await device.sync();
      expect(await ana.seen(scope)).toMatchObject({ summary: undefined });
      expect(await allOf(ana)).not.toContain(SECRET);
      const { stuck } = await readNeedsYou(ben.vault);
      expect(stuck).toMatchObject([{ mid: over?.mid, problem: 'taken-out', payload: `About ${SECRET}, twice.` }]);
      const seen = (await ben.copy(scope)).versions.get(`${id}/summary`) ?? [];
      const mended = {
        scope,
        record: id,
        kind: 'project',
        field: 'summary',
        op: 'set',
        payload: 'About a patient, twice.',
      };
      await save(ben.vault, [{ ...mended, op: 'set', seen: [...seen, over?.mid ?? ''] }]);
      for (const device of [ben, ana]) await device.sync();
      for (const device of [ben, ana])
        expect(await device.seen(scope)).toMatchObject({ summary: 'About a patient, twice.' });
      expect((await readNeedsYou(ben.vault)).stuck).toEqual([]);
    },
  );

  it('lets what was written over it be sent as it is, where its author has looked at it', async () => {
    const { ana, ben, scope, id } = await openTeam();
    const [first] = await ana.write(id, 'summary', SECRET);
    for (const device of [ana, ben]) await device.sync();
    const [over] = await ben.write(id, 'summary', 'Nothing of it is left.');
    await redact(ana, id, 'summary', [first?.mid ?? '']);
    await ben.sync();
    expect(await sendAgain(ben.vault, over?.mid ?? '')).toBe(true);
    for (const device of [ben, ana]) await device.sync();
    expect(await ana.seen(scope)).toMatchObject({ summary: 'Nothing of it is left.' });
  });

  it('reaches a device that has sent the value, and lost it, only after: it sends it never again', async () => {
    const { server, ana, ben, scope, id } = await openTeam();
    const [secret] = await ben.write(id, 'summary', SECRET);
    await ben.sync();
    await redact(ana, id, 'summary', [secret?.mid ?? '']);
    // As after a profile that was rolled back: what was sent stands there as not sent.
    await ben.vault.db.outbox.toCollection().modify({ state: 'waiting' });
    await ben.sync();
    await ben.sync();
    expect(await allOf(ben)).not.toContain(SECRET);
    expect(await ben.states()).toEqual(['mended']);
    expect(JSON.stringify(await server.otherConnection().prepare('select * from log').all())).not.toContain(SECRET);
    expect(await ben.seen(scope)).toMatchObject({ summary: undefined });
  });
});

describe('[S29][I5] digests', () => {
  it('agree with the server’s after merges, sets, deletions and conflicts', async () => {
    const { server, ana, ben, scope, id } = await openTeam();
    const field = (name: string) => ({ scope, record: id, kind: 'project', field: name });
    for (const device of [ana, ben]) {
      await device.write(id, 'problem', 'Falls at night.\n\nOn two wards.');
      await save(device.vault, [{ ...field('teamRoles'), op: 'add', payload: 'Nurse' }]);
      await device.write(id, 'aimHowMuch', device === ana ? 'by half' : 'by a third');
      const reading = { scope, record: newId(randomBytes), kind: 'pdsa-cycle' } as const;
      await save(device.vault, [{ ...reading, field: 'changeIdea', op: 'set', payload: 'A sensor' }]);
    }
    for (let round = 0; round < 3; round++) for (const device of [ana, ben]) await device.sync();
    server.clock.now = new Date(server.clock.now.getTime() + 86_400_000);
    for (const device of [ana, ben]) {
      await device.sync();
      const { compared, wrong } = await readAudits(device.vault);
      expect(compared).toBeGreaterThanOrEqual(2);
      expect(wrong).toBe(0);
      expect((await device.copy(scope)).row?.auditedAt).toBe(server.clock.now.toISOString());
    }
  });

  it('find what is wrong on a device, and mend it', async () => {
    const { server, ana, scope } = await openTeam();
    await ana.vault.db.base.where('scope').equals(scope).delete();
    server.clock.now = new Date(server.clock.now.getTime() + 86_400_000);
    await ana.sync();
    expect(await readAudits(ana.vault)).toMatchObject({ wrong: 1 });
    await ana.sync();
    expect(await ana.seen(scope)).toMatchObject({ title: 'Quieter nights' });
  });
});
