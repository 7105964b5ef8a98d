import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { adoptManifest, readArchiveState, readBodies, readBody } from '../../src/store/archive.ts';
import type { ArchiveDb } from '../../src/store/archive-db.ts';
import { host, openReadingDevice, project } from './archive-host.ts';

const DAY_MS = 86_400_000;
const SECRET = 'The tall singer of the choir';

const allOf = async (db: ArchiveDb) => JSON.stringify(await db.pieces.toArray());

describe('[S28] a project that was withdrawn', () => {
  it('goes from the list, the pages and the disk, though the host still gives its pieces', async () => {
    const device = openReadingDevice();
    const blocks = [[project('a', 1, SECRET), project('b')]];
    await device.update((await host(1, blocks)).files);
    expect(await allOf(device.db)).toContain(SECRET);
    const { files } = await host(2, blocks, { revoked: [{ project: 'a', upTo: 1 }] });
    await device.update(files);
    expect(await device.titles()).toEqual(['Project b']);
    expect(await readBody(device.db, 'a')).toBeUndefined();
    expect((await readBodies(device.db)).map(({ id }) => id)).toEqual(['b']);
    expect(await allOf(device.db)).not.toContain(SECRET);
    device.asked.length = 0;
    await device.update(files);
    expect(device.asked).toEqual(['/a/manifest.json']);
    expect([...device.caches]).toEqual(['no-store']);
  });

  it('is hidden at once, though what takes its place does not come', async () => {
    const device = openReadingDevice();
    await device.update((await host(1, [[project('a', 1, SECRET), project('b')]])).files);
    const { files, manifest } = await host(2, [[project('b')]], { revoked: [{ project: 'a', upTo: 1 }] });
    const cut = new Map(files).set(`/a/summaries/${manifest.summaries[0]?.sha256}`, 'cut');
    expect(await device.update(cut)).toMatchObject({ ok: false });
    expect(await device.titles()).toEqual(['Project b']);
    expect(await readBody(device.db, 'a')).toBeUndefined();
  });

  it('[S26] goes also where a server that was set back says it, whose manifest is older', async () => {
    const device = openReadingDevice();
    const blocks = [[project('a', 1, SECRET), project('b')]];
    await device.update((await host(5, blocks)).files);
    await device.update((await host(3, blocks, { revoked: [{ project: 'a', upTo: 1 }] })).files);
    const { version, revoked } = (await readArchiveState(device.db))?.manifest ?? {};
    expect([version, revoked]).toEqual([5, [{ project: 'a', upTo: 1 }]]);
    expect(await device.titles()).toEqual(['Project b']);
    expect(await allOf(device.db)).not.toContain(SECRET);
  });

  it('does not come back with a piece that is fetched later, nor from a restored server that does not know of it', async () => {
    const device = openReadingDevice();
    const blocks = [[project('a', 1, SECRET)], [project('b')]];
    await device.update((await host(7, blocks, { epoch: '2026-01-01', revoked: [{ project: 'a', upTo: 1 }] })).files);
    expect(await device.titles()).toEqual(['Project b']);
    await device.update((await host(2, [...blocks, [project('c')]], { epoch: '2026-02-01' })).files);
    expect((await readArchiveState(device.db))?.manifest).toMatchObject({ epoch: '2026-02-01', version: 2 });
    expect(await device.titles()).toEqual(['Project b', 'Project c']);
    expect(await readBody(device.db, 'a')).toBeUndefined();
    expect(await allOf(device.db)).not.toContain(SECRET);
    expect((await readArchiveState(device.db))?.manifest.revoked).toEqual([{ project: 'a', upTo: 1 }]);
  });

  it('is public again in a later version, and only in that', async () => {
    const device = openReadingDevice();
    const revoked = [{ project: 'a', upTo: 1 }];
    const blocks = [[project('a', 1, SECRET)], [project('a', 2, 'Approved anew')]];
    await device.update((await host(3, blocks, { revoked })).files);
    expect(await device.titles()).toEqual(['Approved anew']);
    expect((await readBody(device.db, 'a'))?.version).toBe(2);
    expect(await readBody(device.db, 'a', 1)).toBeUndefined();
    await device.update((await host(4, blocks, { revoked: [{ project: 'a', upTo: 2 }] })).files);
    expect(await device.titles()).toEqual([]);
    expect(await allOf(device.db)).not.toContain('Approved anew');
  });

  it('goes though the device was stopped between the manifest and its pieces', async () => {
    const device = openReadingDevice();
    const blocks = [[project('a', 1, SECRET), project('b')]];
    await device.update((await host(1, blocks)).files);
    const { files, manifest } = await host(2, blocks, { revoked: [{ project: 'a', upTo: 1 }] });
    await adoptManifest(device.db, manifest, null, '2026-01-01T00:00:00.000Z');
    expect(await device.titles()).toEqual(['Project b']);
    await device.update(files);
    expect(await allOf(device.db)).not.toContain(SECRET);
  });
});

describe('[S29] the copy of the archive audits itself', () => {
  it('drops a piece that was changed on the disk, once a day, and fetches it again', async () => {
    const device = openReadingDevice();
    const { files, manifest } = await host(1, [[project('a')], [project('b')]]);
    await device.update(files);
    await device.update(files);
    const [summaries, bodies] = [manifest.summaries[0]?.sha256 ?? '', manifest.bodies[1]?.sha256 ?? ''];
    await device.db.pieces
      .where('sha256')
      .equals(bodies)
      .modify({ items: [project('b', 1, 'Flipped')] });
    device.asked.length = 0;
    await device.update(files);
    expect(device.asked).toEqual(['/a/manifest.json']);
    expect((await readBody(device.db, 'b'))?.content.title).toBe('Flipped');
    device.clock.now += DAY_MS;
    await device.db.table('pieces').where('sha256').equals(summaries).modify({ items: null });
    expect(await device.titles()).toEqual(['Project b']);
    await device.update(files);
    expect(device.asked.slice(2)).toEqual([`/a/summaries/${summaries}`, `/a/bodies/${bodies}`]);
    expect((await readBody(device.db, 'b'))?.content.title).toBe('Project b');
    expect(await device.titles()).toEqual(['Project a', 'Project b']);
  });

  it('leaves pieces alone from which what was withdrawn has been taken', async () => {
    const device = openReadingDevice();
    const blocks = [[project('a'), project('b')]];
    await device.update((await host(1, blocks)).files);
    const { files } = await host(2, blocks, { revoked: [{ project: 'a', upTo: 1 }] });
    for (let day = 0; day < 3; day++) {
      device.clock.now += DAY_MS;
      await device.update(files);
    }
    expect(device.asked.filter((path) => path !== '/a/manifest.json')).toHaveLength(2);
  });

  it('drops a piece that the browser cannot read any more, which hides none of the others', async () => {
    const device = openReadingDevice();
    const { files, manifest } = await host(1, [[project('a')], [project('b')]]);
    await device.update(files);
    const lost = [manifest.summaries[0]?.sha256, manifest.bodies[0]?.sha256];
    const damaged = (row: { sha256: string }) => {
      if (lost.includes(row.sha256)) throw new DOMException('Failed to read large IndexedDB value', 'UnknownError');
      return row;
    };
    device.db.pieces.hook('reading', damaged);
    expect(await device.titles()).toEqual(['Project b']);
    expect(await readBody(device.db, 'a')).toBeUndefined();
    expect((await readBodies(device.db)).map(({ id }) => id)).toEqual(['b']);
    device.asked.length = 0;
    await device.update(files);
    expect(device.asked).toEqual(['/a/manifest.json', `/a/summaries/${lost[0]}`, `/a/bodies/${lost[1]}`]);
    device.db.pieces.hook('reading').unsubscribe(damaged);
    expect(await device.titles()).toEqual(['Project a', 'Project b']);
  });

  it('[S10] blames no piece where the database has no answer at all', async () => {
    const device = openReadingDevice();
    const { files } = await host(1, [[project('a')]]);
    await device.update(files);
    device.db.close();
    await expect(readBodies(device.db)).rejects.toThrow();
    await device.db.open();
    expect(await device.db.pieces.count()).toBe(2);
    expect(await device.titles()).toEqual(['Project a']);
  });

  it('checks nothing where the browser gives no digest, and keeps what can be read', async () => {
    const device = openReadingDevice();
    const { files } = await host(1, [[project('a')]]);
    vi.stubGlobal('crypto', { subtle: undefined });
    await device.update(files);
    device.clock.now += DAY_MS;
    await device.update(files);
    vi.unstubAllGlobals();
    expect(await device.titles()).toEqual(['Project a']);
    expect(device.asked.filter((path) => path !== '/a/manifest.json')).toHaveLength(2);
  });
});

describe('[S26][S27] an archive that comes damaged', () => {
  const damage = fc.oneof(
    fc.record({ how: fc.constant('cut' as const), at: fc.nat() }),
    fc.record({ how: fc.constant('flipped' as const), at: fc.nat(), bit: fc.nat(6) }),
    fc.record({ how: fc.constant('foreign' as const), text: fc.oneof(fc.string(), fc.json()) }),
    fc.constant({ how: 'empty' as const }),
  );

  function damaged(text: string, fault: typeof damage extends fc.Arbitrary<infer T> ? T : never): string {
    switch (fault.how) {
      case 'cut':
        return text.slice(0, fault.at % text.length);
      case 'flipped': {
        const at = fault.at % text.length;
        return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << fault.bit)) + text.slice(at + 1);
      }
      case 'foreign':
        return fault.text;
      case 'empty':
        return '';
    }
  }

  it('never shows any of it, whichever piece and however, and is whole after the next good round', async () => {
    const { files } = await host(1, [[project('a')], [project('b'), project('c')]]);
    const pieces = [...files.keys()].filter((path) => path !== '/a/manifest.json');
    const titles = ['Project a', 'Project b', 'Project c'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pieces), damage, async (path, fault) => {
        const text = damaged(files.get(path) ?? '', fault);
        fc.pre(text !== files.get(path));
        const device = openReadingDevice();
        expect((await device.update(new Map(files).set(path, text))).ok).toBe(false);
        const shown = [...(await device.titles()), ...(await readBodies(device.db)).map((body) => body.content.title)];
        expect(shown.every((title) => titles.includes(title))).toBe(true);
        expect(await device.update(files)).toEqual({ ok: true, value: undefined });
        expect(await device.titles()).toEqual(titles);
        expect((await readBodies(device.db)).map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
        device.db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('takes no cut manifest for one, at any place, and keeps what it had', async () => {
    const device = openReadingDevice();
    await device.update((await host(1, [[project('a')]])).files);
    const { files } = await host(2, [[project('b')]]);
    const manifest = files.get('/a/manifest.json') ?? '';
    const cuts = fc.nat(manifest.length - 1);
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        const outcome = await device.update(new Map(files).set('/a/manifest.json', manifest.slice(0, at)));
        expect(outcome).toEqual({ ok: false, error: { kind: 'not-our-server' } });
        expect(await device.titles()).toEqual(['Project a']);
      }),
      { numRuns: 50 },
    );
  });

  it('fetches the manifest anew where the one on the disk cannot be read', async () => {
    const device = openReadingDevice();
    const { files, manifest } = await host(1, [[project('a')]]);
    await device.update(files);
    await device.db
      .table('manifests')
      .toCollection()
      .modify({ manifest: { ...manifest, summaries: 'gone' } });
    expect(await readArchiveState(device.db)).toBeUndefined();
    await device.update(files);
    expect(await device.titles()).toEqual(['Project a']);
  });
});
