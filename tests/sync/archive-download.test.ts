import { describe, expect, it } from 'vitest';
import { readArchiveState, readBody } from '../../src/store/archive.ts';
import { host, openReadingDevice as openDevice, project } from './archive-host.ts';

describe('the copy of the archive on a device', () => {
  it('[S26] is built from the manifest and its pieces, and fetches none of them twice', async () => {
    const device = openDevice();
    const { files } = await host(1, [[project('a')], [project('b')]]);
    await device.update(files);
    expect(await device.titles()).toEqual(['Project a', 'Project b']);
    expect((await readBody(device.db, 'b'))?.content.title).toBe('Project b');
    expect(device.progress.at(-1)).toEqual({ done: 4, of: 4 });
    device.asked.length = 0;
    await device.update(files);
    expect(device.asked).toEqual(['/a/manifest.json']);
  });

  it('[S27] can be read before the bodies arrive, and fetches only the missing pieces after an interruption', async () => {
    const device = openDevice();
    const { files, manifest } = await host(1, [[project('a')], [project('b')]]);
    const last = `/a/bodies/${manifest.bodies[1]?.sha256}`;
    const whole = files.get(last) ?? '';
    const cut = await device.update(new Map(files).set(last, 'cut'));
    expect(cut).toEqual({ ok: false, error: { kind: 'no-connection' } });
    expect(await device.titles()).toEqual(['Project a', 'Project b']);
    expect(await readBody(device.db, 'b')).toBeUndefined();
    device.asked.length = 0;
    await device.update(files.set(last, whole));
    expect(device.asked).toEqual(['/a/manifest.json', last]);
    expect((await readBody(device.db, 'b'))?.id).toBe('b');
  });

  it('[S10] leaves the bodies away while there is hardly any room, and brings the list up to date all the same', async () => {
    const device = openDevice();
    const { files, manifest } = await host(1, [[project('a')], [project('b')]]);
    device.store.isTight = true;
    expect(await device.update(files)).toEqual({ ok: true, value: undefined });
    expect(await device.titles()).toEqual(['Project a', 'Project b']);
    expect(device.asked.filter((path) => path.startsWith('/a/bodies/'))).toEqual([]);
    device.store.isTight = false;
    device.asked.length = 0;
    await device.update(files);
    expect(device.asked).toEqual(['/a/manifest.json', ...manifest.bodies.map((piece) => `/a/bodies/${piece.sha256}`)]);
  });

  it('[S26] never lets a piece in whose hash is not its name', async () => {
    const device = openDevice();
    const { files, manifest } = await host(1, [[project('a')]]);
    const path = `/a/summaries/${manifest.summaries[0]?.sha256}`;
    const outcome = await device.update(
      new Map(files).set(path, (files.get(path) ?? '').replace('Project', 'Projest')),
    );
    expect(outcome).toEqual({ ok: false, error: { kind: 'not-our-server' } });
    expect(await device.titles()).toEqual([]);
  });

  it('[S26] never goes back to an older manifest of the same epoch', async () => {
    const device = openDevice();
    await device.update((await host(2, [[project('a')], [project('a', 2, 'Second version')]])).files);
    await device.update((await host(1, [[project('a')]])).files);
    expect((await readArchiveState(device.db))?.manifest.version).toBe(2);
    expect(await device.titles()).toEqual(['Second version']);
  });

  it('[S26] never goes back to a manifest of an older epoch, and goes on to one of a newer', async () => {
    const device = openDevice();
    await device.update((await host(1, [[project('a')]], { epoch: '2026-05-01T00:00:00.000Z-x' })).files);
    await device.update((await host(9, [[project('b')]], { epoch: '2025-01-01T00:00:00.000Z-y' })).files);
    expect(await device.titles()).toEqual(['Project a']);
    await device.update((await host(1, [[project('c')]], { epoch: '2026-06-01T00:00:00.000Z-z' })).files);
    expect(await device.titles()).toEqual(['Project c']);
  });

  it('shows the newest version, and keeps the older ones readable at their own address', async () => {
    const device = openDevice();
    await device.update((await host(2, [[project('a')], [project('a', 2, 'Second version')]])).files);
    expect((await readBody(device.db, 'a'))?.version).toBe(2);
    expect((await readBody(device.db, 'a', 1))?.content.title).toBe('Project a');
  });

  it('keeps what it has when pieces were put together, until the new one is here', async () => {
    const device = openDevice();
    await device.update((await host(1, [[project('a')], [project('b')]])).files);
    const merged = await host(2, [[project('a'), project('b'), project('c')]]);
    const summaries = `/a/summaries/${merged.manifest.summaries[0]?.sha256}`;
    await device.update(new Map(merged.files).set(summaries, 'cut'));
    expect(await device.titles()).toEqual(['Project a', 'Project b']);
    await device.update(merged.files);
    expect(await device.titles()).toEqual(['Project a', 'Project b', 'Project c']);
    expect(await device.db.pieces.count()).toBe(2);
  });

  it('drops what was withdrawn', async () => {
    const device = openDevice();
    const blocks = [[project('a'), project('b')]];
    await device.update((await host(1, blocks)).files);
    await device.update((await host(2, blocks, { revoked: [{ project: 'a', upTo: 1 }] })).files);
    expect(await device.titles()).toEqual(['Project b']);
    expect(await readBody(device.db, 'a')).toBeUndefined();
  });

  it('[S26] calls a piece that it cannot read a problem, and reads all the others', async () => {
    const device = openDevice();
    const newer = { ...project('b'), content: { ...project('b').content, stage: { of: 'a newer server' } } };
    const { files, manifest } = await host(1, [[project('a')], [newer], [project('c')]]);
    // Its summary is one that can be read: only the body is of a newer kind.
    const readable = await host(1, [[project('a')], [project('b')], [project('c')]]);
    const mixed = { ...manifest, summaries: readable.manifest.summaries };
    const all = new Map([...files, ...readable.files]).set('/a/manifest.json', JSON.stringify(mixed));
    expect(await device.update(all)).toEqual({ ok: false, error: { kind: 'failed' } });
    expect(await device.titles()).toEqual(['Project a', 'Project b', 'Project c']);
    expect((await readBody(device.db, 'c'))?.id).toBe('c');
    const broken = openDevice();
    const unreadable = { ...manifest, bodies: [], summaries: manifest.bodies };
    const asSummaries = new Map([...files].map(([path, text]) => [path.replace('/bodies/', '/summaries/'), text]));
    asSummaries.set('/a/manifest.json', JSON.stringify(unreadable));
    expect(await broken.update(asSummaries)).toEqual({ ok: false, error: { kind: 'failed' } });
  });

  it('[S8] gives up on a piece that stalls, before its answer or within it', async () => {
    const device = openDevice();
    const { files, manifest } = await host(1, [[project('a')]]);
    const path = `/a/bodies/${manifest.bodies[0]?.sha256}`;
    const before = device.update(new Map(files).set(path, 'stalled'));
    await expect.poll(() => device.asked.includes(path)).toBe(true);
    await expect.poll(() => device.timers.length).toBe(1);
    device.timers[0]?.run();
    expect(await before).toEqual({ ok: false, error: { kind: 'no-connection' } });

    device.asked.length = 0;
    const within = device.update(files, (text) => new Response(text.startsWith('{') ? text : half(text)));
    await expect.poll(() => device.asked.includes(path)).toBe(true);
    await expect.poll(() => device.timers.length).toBe(1);
    device.timers[0]?.run();
    expect(await within).toEqual({ ok: false, error: { kind: 'no-connection' } });
    expect(device.timers).toEqual([]);
  });

  it('[S27] lets a slow link take its time: only silence ends a download', async () => {
    const device = openDevice();
    const { files } = await host(1, [[project('a', 1, 'Gefühl 👩🏽‍⚕️')]]);
    expect(await device.update(files, byteByByte)).toEqual({ ok: true, value: undefined });
    expect(await device.titles()).toEqual(['Gefühl 👩🏽‍⚕️']);
    expect(device.timers).toEqual([]);
  });

  it('[S17] takes no page of a portal for a manifest', async () => {
    const device = openDevice();
    const outcome = await device.update(new Map([['/a/manifest.json', '<h1>Log in</h1>']]));
    expect(outcome).toEqual({ ok: false, error: { kind: 'not-our-server' } });
    expect(await readArchiveState(device.db)).toBeUndefined();
  });
});

/** The first half, and then nothing more. */
const half = (text: string) =>
  new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2))),
  });

function byteByByte(text: string): Response {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new Response(
    new ReadableStream<Uint8Array>({
      pull: (stream) => (at === bytes.length ? stream.close() : stream.enqueue(bytes.subarray(at, ++at))),
    }),
  );
}
