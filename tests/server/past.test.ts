import { describe, expect, it } from 'vitest';
import { signMutation } from '../../src/protocol/carried.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { type Past, pushAnswerSchema } from '../../src/protocol/push.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

/** A project whose first title and whose last the server has; it lost the two between them. */
async function withLostTitles() {
  const server = await openTestServer();
  const ana = await createTestDevice();
  const { scope, id, title } = newProject(ana, 'Zero');
  await server.push(ana, title);
  const next = (payload: string, base: string) =>
    mutationBy(ana, { scope, record: id, kind: 'project', field: 'title', payload, base: [base] });
  const one = next('One', title.mid);
  const two = next('Two', one.mid);
  const three = next('Three', two.mid);
  await server.push(ana, three);
  const titles = async () => valuesOf(await server.fieldState(ana, scope, id, 'title'));
  const cursor = async () => (await server.pullPages(ana, [{ scope, cursor: null }])).pages[0]?.next ?? null;
  return { server, ana, scope, id, one, two, three, titles, cursor };
}

async function pushPast(server: TestServer, device: TestDevice, mutations: readonly Mutation[], past: Past) {
  const body = { nonce: randomId(), scope: mutations[0]?.scope, mutations, past };
  return pushAnswerSchema.parse(await (await server.send(device, '/v1/push', body)).json()).results;
}

/** The same, where another device brings it. */
async function pushCarried(
  server: TestServer,
  carrier: TestDevice,
  maker: TestDevice,
  { scope, edit, past }: { scope: string; edit: Mutation; past: Past },
) {
  const carried = { publicKey: maker.keys.publicKey, signatures: [await signMutation(maker.keys, edit)] };
  const body = { nonce: randomId(), scope, carried, mutations: [edit], past };
  return pushAnswerSchema.parse(await (await server.send(carrier, '/v1/push', body)).json()).results;
}

const shownBy = async (server: TestServer, device: TestDevice, { scope, record, field }: Mutation) =>
  (await server.fieldState(device, scope, record, field))?.heads.flatMap(({ versions }) => versions) ?? [];

describe('what a later edit has replaced that the server has already', () => {
  it('[S16][S19] goes into the log, takes along what it had replaced, and never stands', async () => {
    const { server, ana, scope, id, one, two, titles, cursor } = await withLostTitles();
    expect(await titles()).toEqual(['Zero', 'Three']);
    const past = { mids: [one.mid, two.mid], cursor: await cursor() };
    const results = await pushPast(server, ana, [one, two], past);
    expect(results.map(({ result, seq }) => [result, seq])).toEqual([
      ['applied', 4],
      ['applied', 5],
    ]);
    expect(await titles()).toEqual(['Three']);
    const rows = await server.pullRows(ana, scope);
    const written = rows.filter(({ record }) => record === id);
    expect(written.map(({ payload, status }) => [payload, status])).toEqual([
      ['Zero', 'applied'],
      ['Three', 'conflict'],
      ['One', 'applied'],
      ['Two', 'applied'],
    ]);
    expect(rows.at(-1)?.after?.heads.map(({ value }) => value)).toEqual(['Three']);
    const again = await pushPast(server, ana, [one, two], past);
    expect(again.map(({ result }) => result)).toEqual(['duplicate', 'duplicate']);
    expect(await server.pullRows(ana, scope)).toEqual(rows);
  });

  it('[S16][S19] is known by the log itself, where its device could not know that the later one is there', async () => {
    const { server, ana, scope, two, titles } = await withLostTitles();
    expect((await server.pushAll(ana, scope, [two])).map(({ result }) => result)).toEqual(['applied']);
    expect(await titles()).toEqual(['Zero', 'Three']);
    const beside = mutationBy(ana, { ...two, mid: randomId(), payload: 'Beside' });
    expect((await server.pushAll(ana, scope, [beside])).map(({ result }) => result)).toEqual(['conflict']);
    expect(await titles()).toEqual(['Zero', 'Three', 'Beside']);
  });

  it('[S16][S23] is known also where what replaced it was taken out', async () => {
    const { server, ana, scope, id, two, three, titles } = await withLostTitles();
    const place = { scope, record: id, kind: 'project', field: 'title' };
    const whole = (await server.pullRows(ana, scope)).filter(({ field, op }) => field === 'title' && op === 'set');
    const payload = { mids: whole.map(({ mid }) => mid), reason: 'mistake' };
    await server.push(ana, mutationBy(ana, { ...place, op: 'redact', payload }));
    expect(payload.mids).toContain(three.mid);
    expect((await server.pushAll(ana, scope, [two])).map(({ result }) => result)).toEqual(['applied']);
    expect(await titles()).toEqual([]);
  });

  it('[S16][S23] takes away what stands alone where the log has what replaced it in the end, and that was taken out', async () => {
    for (const together of [true, false]) {
      const { server, ana, scope, id, one, two, three, titles, cursor } = await withLostTitles();
      const place = { scope, record: id, kind: 'project', field: 'title' };
      const payload = { mids: [three.mid], reason: 'mistake' };
      await server.push(ana, mutationBy(ana, { ...place, op: 'redact', payload }));
      expect(await titles()).toEqual(['Zero']);
      const sent = together ? [[one, two]] : [[one], [two]];
      for (const some of sent) {
        expect(await titles()).toEqual(['Zero']);
        await pushPast(server, ana, some, { mids: some.map(({ mid }) => mid), cursor: await cursor() });
      }
      expect(await titles()).toEqual([]);
    }
  });

  it('[S16] leaves what stands alone, and a set and a record that was taken away as they are', async () => {
    const { server, ana, scope, id, three, titles, cursor } = await withLostTitles();
    const other = mutationBy(ana, { ...three, mid: randomId(), base: [three.mid, 'unknown'], payload: 'Four' });
    const point = { scope, record: randomId(), kind: 'data-point', field: 'value' };
    const gone = mutationBy(ana, { ...point, field: '*', op: 'delete', payload: { seen: 99 } });
    await server.pushAll(ana, scope, [mutationBy(ana, { ...point, payload: 1 }), gone]);
    const late = mutationBy(ana, { ...point, payload: 2 });
    const tag = { scope, record: id, kind: 'project', field: 'themes', op: 'add', payload: 'falls' } as const;
    const added = mutationBy(ana, tag);
    const sent = [other, late, added];
    const results = await pushPast(server, ana, sent, { mids: sent.map(({ mid }) => mid), cursor: await cursor() });
    expect(results.map(({ result }) => result)).toEqual(['applied', 'applied', 'applied']);
    expect(await titles()).toEqual(['Zero']);
    expect(await server.fieldState(ana, scope, id, 'themes')).toEqual({ heads: [] });
    const whole = await server.fieldState(ana, scope, point.record, '*');
    expect(whole?.heads.map(({ versions }) => versions)).toEqual([[gone.mid]]);
  });

  it('[S16][S14][S15] is judged like anything else', async () => {
    const { server, ana, scope, one, two, titles, cursor } = await withLostTitles();
    const stranger = await createTestDevice();
    const past = { mids: [one.mid, two.mid], cursor: await cursor() };
    const body = { nonce: randomId(), scope, mutations: [one], past };
    expect(await server.refusal(stranger, '/v1/push', body)).toMatchObject({ code: 'not-a-member' });
    const named = { ...one, payload: 'For 943 476 5919' };
    const foreign = { ...two, by: stranger.id };
    const results = await pushPast(server, ana, [named, foreign], past);
    expect(results.map(({ problem }) => problem)).toEqual(['identifier', 'not-yours']);
    expect(await titles()).toEqual(['Zero', 'Three']);
  });

  it('[S16][S30] is not what a stranger says who carries it: it stands, as it would without them', async () => {
    const { server, ana, scope, one, titles, cursor } = await withLostTitles();
    const carrier = await createTestDevice();
    const edit = mutationBy(ana, { ...one, mid: randomId(), base: await shownBy(server, ana, one), payload: 'Four' });
    const past = { mids: [edit.mid], cursor: await cursor() };
    expect(await pushCarried(server, carrier, ana, { scope, edit, past })).toMatchObject([{ result: 'applied' }]);
    expect(await titles()).toEqual(['Four']);
  });

  it('[S16][S30] is what another device of its maker’s person says', async () => {
    const { server, ana, scope, one, titles, cursor } = await withLostTitles();
    const second = await createTestDevice();
    await server.accept(second, await server.grant(ana, `person:${ana.id}`, 'self'));
    const past = { mids: [one.mid], cursor: await cursor() };
    await pushCarried(server, second, ana, { scope, edit: one, past });
    expect(await titles()).toEqual(['Three']);
  });

  it('[S16] is taken only from a device that has seen the log as it is: the later edit may be gone again', async () => {
    const { server, ana, scope, one, titles, cursor } = await withLostTitles();
    const place = (await cursor()) ?? '';
    for (const cursor of [place.replace(/\.\d+\./, '.9.'), place.replace(/^[^.]+/, 'another'), null]) {
      const body = { nonce: randomId(), scope, mutations: [one], past: { mids: [one.mid], cursor } };
      expect(await server.refusal(ana, '/v1/push', body)).toMatchObject({ status: 404, code: 'not-found' });
    }
    expect(await titles()).toEqual(['Zero', 'Three']);
  });
});
