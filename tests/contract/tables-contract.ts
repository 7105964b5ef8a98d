import { describe, expect, test } from 'vitest';
import type { StoredGrant } from '../../sync-server/storage/storage.ts';
import { head, LATER, NOW, type OpenStorage, storageUnderTest } from './storage-under-test.ts';

/** What stands in fields, and who and what belongs to a scope. */
export const tablesContract = (open: OpenStorage) =>
  describe('tables', () => {
    const { read, write } = storageUnderTest(open);

    test('fields hold what stands; the newest state replaces the one before', async () => {
      const row = { record: 'r1', kind: 'project', field: 'title', seq: 1, state: { heads: [head('m1', 'A')] } };
      const newer = { ...row, seq: 4, state: { heads: [head('m2', { b: 1 }), head('m3', null)] } };
      const other = { ...row, record: 'r2' };
      await write(({ fields }) => fields.put('project:a', [row, other]));
      await write(({ fields }) => fields.put('project:a', [newer]));
      await write(({ fields }) => fields.put('project:b', [row]));
      await write(({ fields }) => fields.put('project:b', []));
      expect(await read(({ fields }) => fields.ofRecords('project:a', ['r1', 'r9']))).toEqual([newer]);
      expect(await read(({ fields }) => fields.ofScope('project:a'))).toEqual([newer, other]);
      expect(await read(({ fields }) => fields.ofRecords('project:a', []))).toEqual([]);
    });

    test('[S1] members have a role in a scope, and can be found from either side', async () => {
      await write(async ({ members }) => {
        await members.put({ scope: 'project:a', person: 'p1', role: 'reader', since: NOW });
        await members.put({ scope: 'project:a', person: 'p1', role: 'member', since: LATER });
        await members.put({ scope: 'desk:RX1', person: 'p1', role: 'moderator', since: NOW });
        await members.put({ scope: 'project:a', person: 'p2', role: 'lead', since: NOW });
      });
      expect(await read(({ members }) => members.role('project:a', 'p1'))).toBe('member');
      expect(await read(({ members }) => members.role('project:b', 'p1'))).toBeUndefined();
      expect(await read(({ members }) => members.anyoneIs('moderator', 'desk:RX1'))).toBe(true);
      expect(await read(({ members }) => members.anyoneIs('moderator', 'project:a'))).toBe(false);
      expect(await read(({ members }) => members.ofScope('project:a'))).toEqual([
        { person: 'p1', role: 'member', since: NOW },
        { person: 'p2', role: 'lead', since: NOW },
      ]);
      await write(({ members }) => members.remove('project:a', 'p1'));
      expect(await read(({ members }) => members.scopesOf('p1'))).toEqual([{ scope: 'desk:RX1', role: 'moderator' }]);
    });

    test('[S1] devices belong to a person, and can move to another', async () => {
      const device = {
        device: 'd1',
        person: 'd1',
        publicKey: 'k1',
        firstSeen: NOW,
        revokedAt: null,
        retiredAt: null,
        lastSeen: '2026-03-01',
      };
      await write(async ({ devices }) => {
        await devices.register(device);
        await devices.register({ ...device, device: 'd2', person: 'd2' });
        await devices.move('d2', 'd1');
      });
      expect(await read(({ devices }) => devices.find('d1'))).toEqual(device);
      expect(await read(({ devices }) => devices.find('d3'))).toBeUndefined();
      expect(await read(({ devices }) => devices.countLiving('d1'))).toBe(2);
      await write(({ devices }) => devices.retire('d2', LATER));
      expect(await read(({ devices }) => devices.find('d2'))).toMatchObject({ retiredAt: LATER });
      expect(await read(({ devices }) => devices.countLiving('d1'))).toBe(1);
      await write(({ devices }) => devices.retire('d2', null));
      expect(await read(({ devices }) => devices.countLiving('d1'))).toBe(2);
      await write(({ devices }) => devices.register({ ...device, device: 'd4', revokedAt: NOW }));
      expect(await read(({ devices }) => devices.countLiving('d1'))).toBe(2);
      expect(await read(({ devices }) => devices.personsOf(['d2', 'd3']))).toEqual([{ device: 'd2', person: 'd1' }]);
      expect(await read(({ devices }) => devices.personsOf([]))).toEqual([]);
      await expect(write(({ devices }) => devices.register(device))).rejects.toThrow();
    });

    test('[S1] a grant is found by its scope and hash, and knows who used it', async () => {
      const grant: StoredGrant = {
        ...{ scope: 'project:a', secretHash: 'h1', cause: 'd1 n1', role: 'member', createdAt: NOW, expiresAt: LATER },
        ...{ usedByDevice: null, usedAt: null, rescues: null, madeBy: 'p1', withdrawnAt: null },
      };
      await write(({ grants }) => grants.create(grant));
      expect(await read(({ grants }) => grants.find('project:a', 'h1'))).toEqual(grant);
      expect(await read(({ grants }) => grants.find('project:b', 'h1'))).toBeUndefined();
      expect(await read(({ grants }) => grants.hasCause('project:a', 'd1 n1'))).toBe(true);
      expect(await read(({ grants }) => grants.hasCause('project:a', 'd1 n2'))).toBe(false);
      await expect(write(({ grants }) => grants.create({ ...grant, secretHash: 'h2' }))).rejects.toThrow();
      await write(({ grants }) => grants.use('project:a', 'h1', 'd2', LATER));
      expect(await read(({ grants }) => grants.find('project:a', 'h1'))).toMatchObject({
        usedByDevice: 'd2',
        usedAt: LATER,
      });
    });

    test('[S23] redactions are found by scope and mid; the first of a value stays', async () => {
      const redaction = (scope: string, mid: string, at = NOW) => ({
        ...{ scope, mid, record: 'r1', field: 'title', hash: `hash of ${mid}`, at, person: 'p1' },
        reason: 'mistake' as const,
      });
      const many = Array.from({ length: 1200 }, (_, at) => redaction('project:a', `m${at}`));
      const again = [redaction('project:b', 'm1'), redaction('project:a', 'm1', LATER)];
      await write(({ redactions }) => redactions.put(many));
      await write(({ redactions }) => redactions.put(again));
      await write(({ redactions }) => redactions.put([]));
      expect(await read(({ redactions }) => redactions.find('project:a', ['m1', 'none']))).toEqual([many[1]]);
      expect(await read(({ redactions }) => redactions.find('project:c', ['m1']))).toEqual([]);
      expect(await read(({ redactions }) => redactions.find('project:a', []))).toEqual([]);
      expect(await read(({ redactions }) => redactions.all())).toHaveLength(1201);
    });

    test('[S11] what a device has not used of its ways back ends; what others have stays', async () => {
      const common = {
        scope: 'person:a',
        role: 'self',
        createdAt: NOW,
        expiresAt: LATER,
        usedAt: null,
        madeBy: null,
        withdrawnAt: null,
      } as const;
      const grant = (name: string, rescues: string | null, usedByDevice: string | null = null): StoredGrant => ({
        ...common,
        ...{ secretHash: name, cause: name, rescues, usedByDevice },
      });
      const all = [grant('h1', 'd1'), grant('h2', 'd1', 'd3'), grant('h3', 'd2'), grant('h4', null)];
      await write(async ({ grants }) => {
        for (const each of all) await grants.create(each);
        await grants.endRescues('person:a', 'd1', NOW);
      });
      const found = await read(({ grants }) =>
        Promise.all(all.map(({ secretHash }) => grants.find('person:a', secretHash))),
      );
      expect(found.map((each) => each?.expiresAt)).toEqual([NOW, LATER, LATER, LATER]);
    });

    test('[S1] open invitations of a scope: not the used, the old, the withdrawn, nor the ways back', async () => {
      const common = { scope: 'project:t', role: 'member', createdAt: NOW, usedAt: null, withdrawnAt: null } as const;
      const grant = (name: string, more: Partial<StoredGrant> = {}): StoredGrant => ({
        ...{ ...common, secretHash: name, cause: name, expiresAt: LATER, usedByDevice: null, rescues: null },
        ...{ madeBy: 'p1', ...more },
      });
      const all = [
        ...[grant('i1'), grant('i2', { usedByDevice: 'd1' }), grant('i3', { expiresAt: NOW })],
        ...[grant('i4', { rescues: 'd1' }), grant('i5', { madeBy: 'p2' }), grant('i6')],
      ];
      await write(async ({ grants }) => {
        for (const each of all) await grants.create(each);
        await grants.withdraw('project:t', 'i6', NOW);
        await grants.withdraw('project:t', 'i2', NOW);
      });
      const open = async () => (await read(({ grants }) => grants.open('project:t', NOW))).map((one) => one.secretHash);
      expect(await open()).toEqual(['i1', 'i5']);
      await write(({ grants }) => grants.withdrawMadeBy('project:t', 'p1', NOW));
      expect(await open()).toEqual(['i5']);
      expect(await read(({ grants }) => grants.find('project:t', 'i2'))).toMatchObject({ withdrawnAt: null });
      expect(await read(({ grants }) => grants.find('project:t', 'i4'))).toMatchObject({ withdrawnAt: null });
    });

    test('[S1] codes are used once or dropped, and tries are counted until they are forgotten', async () => {
      const code = { codeHash: 'c1', person: 'p1', expiresAt: LATER, usedByDevice: null };
      await write(async ({ codes, tries }) => {
        await codes.create(code);
        await codes.create({ ...code, codeHash: 'c2' });
        await codes.use('c2', 'd1');
        await tries.put({ who: 'a', wrong: 1, lastAt: NOW, lockedUntil: null });
        await tries.put({ who: 'a', wrong: 2, lastAt: NOW, lockedUntil: LATER });
        await tries.put({ who: 'b', wrong: 1, lastAt: LATER, lockedUntil: null });
      });
      expect(await read(({ codes }) => codes.find('c1'))).toEqual(code);
      expect(await read(({ tries }) => tries.find('a'))).toMatchObject({ wrong: 2, lockedUntil: LATER });
      await write(async ({ codes, tries }) => {
        await codes.dropUnused('p1');
        await tries.dropOlder(LATER);
        await tries.forget('b');
      });
      expect(await read(({ codes }) => codes.find('c1'))).toBeUndefined();
      expect(await read(({ codes }) => codes.find('c2'))).toMatchObject({ usedByDevice: 'd1' });
      expect(await read(({ tries }) => tries.find('a'))).toBeUndefined();
      expect(await read(({ tries }) => tries.find('b'))).toBeUndefined();
      await write(({ codes }) => codes.dropOlder('9999'));
      expect(await read(({ codes }) => codes.find('c2'))).toBeUndefined();
    });
  });
