import { expect, test } from 'vitest';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { openTestServer } from './test-server.ts';

/** So many edits of one device, each naming up to 50 versions before it. */
function longHistory(device: TestDevice, about: Pick<Mutation, 'scope' | 'record' | 'kind' | 'field'>, count: number) {
  const edits: Mutation[] = [];
  for (let at = 0; at < count; at++) {
    const base = edits.slice(-50).map(({ mid }) => mid);
    edits.push(mutationBy(device, { ...about, payload: `Text number ${at}`, base }));
  }
  return edits;
}

test('[S15][S16] an edit beside others costs the server no more where its field has a long history', async () => {
  const server = await openTestServer();
  const [lead, member] = [await createTestDevice(), await createTestDevice()];
  const { scope, title, id } = newProject(lead);
  await server.push(lead, title);
  await server.accept(member, await server.grant(lead, scope, 'member'));
  const [long, short] = ['summary', 'problem'].map((field) => ({ scope, record: id, kind: 'project', field }));
  if (long === undefined || short === undefined) throw new Error('There are two fields');
  const edits = longHistory(lead, long, 2000);
  for (let at = 0; at < edits.length; at += 100) await server.pushAll(lead, scope, edits.slice(at, at + 100));
  await server.push(lead, mutationBy(lead, { ...short, payload: 'Falls' }));

  const timed = async (about: typeof long) => {
    const beside = longHistory(member, about, 100).map((edit, at, all) => ({ ...edit, base: mid(all[at - 1]) }));
    const began = performance.now();
    const results = await server.pushAll(member, scope, beside);
    expect(new Set(results.map(({ result }) => result))).toEqual(new Set(['conflict']));
    return performance.now() - began;
  };
  await timed(short);
  const quick = await timed(short);
  expect(await timed(long)).toBeLessThan(Math.max(200, 3 * quick));
});

const mid = (edit: Mutation | undefined) => (edit === undefined ? [] : [edit.mid]);

test('[S16] a database of an older version learns what was replaced in it', async () => {
  const server = await openTestServer();
  const ana = await createTestDevice();
  const { scope, id, title } = newProject(ana, 'Zero');
  await server.push(ana, title);
  const next = (payload: string, base: string[]) =>
    mutationBy(ana, { scope, record: id, kind: 'project', field: 'title', payload, base });
  const [one, two] = [next('One', [title.mid]), next('Two', [title.mid])];
  const parked = { ...next('Parked', [two.mid]), kind: 'riddle' };
  await server.pushAll(ana, scope, [next('Three', [`${one.mid}+`, randomId()]), parked]);
  const other = server.otherConnection();
  other.exec(
    "drop table replaced; drop index logPassed; alter table log drop column passed; delete from kysely_migration where name >= '0005'",
  );
  other.close();
  await server.restart();
  await server.pushAll(ana, scope, [one, two]);
  expect(valuesOf(await server.fieldState(ana, scope, id, 'title'))).toEqual(['Three', 'Two']);
});
