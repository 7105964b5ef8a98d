import { expect, test } from 'vitest';
import { createTestDevice, mutationBy, newProject, signedPost, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const write = (server: TestServer, device: TestDevice, scope: string, record: string, payload: string) =>
  server.push(device, mutationBy(device, { scope, record, kind: 'pdsa-cycle', field: 'happened', payload }));

test('[S16] a cursor brings what came after it, and nothing new is told in few bytes', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  const [first] = (await server.pullPages(nurse, [{ scope, cursor: null }])).pages;
  const cursor = first?.next ?? null;
  expect(cursor).toMatch(new RegExp(`^[\\w-]+\\.2\\.${title.mid}\\.\\d+$`));
  const [idle] = (await server.pullPages(nurse, [{ scope, cursor }])).pages;
  expect(idle).toEqual({ scope, role: 'lead', reset: false, rows: [], next: cursor, upToDate: true });
  await write(server, nurse, scope, 'c', 'Tried it.');
  const [news] = (await server.pullPages(nurse, [{ scope, cursor }])).pages;
  expect(news).toMatchObject({ reset: false, upToDate: true, rows: [{ seq: 3, payload: 'Tried it.' }] });
});

test('[S16] a scope that is not one’s own is refused like one that does not exist', async () => {
  const server = await openTestServer();
  const [nurse, stranger] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  const wanted = [scope, 'project:nowhere', 'desk:RX1', `person:${nurse.id}`].map((each) => ({
    scope: each,
    cursor: null,
  }));
  const { pages, refused } = await server.pullPages(stranger, wanted);
  expect(pages).toEqual([]);
  expect(refused).toEqual(wanted.map((each) => ({ scope: each.scope, code: 'not-a-member' })));
});

test('[S16] reading registers nobody', async () => {
  const server = await openTestServer();
  const stranger = await createTestDevice();
  await server.pullPages(stranger, [{ scope: 'project:nowhere', cursor: null }]);
  expect(server.otherConnection().prepare('select * from devices').all()).toEqual([]);
});

test('[S16] where the row of a cursor is not found, the scope comes anew', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  const [page] = (await server.pullPages(nurse, [{ scope, cursor: null }])).pages;
  const [epoch = '', seq = '', mid = ''] = (page?.next ?? '').split('.');
  const unknown = [
    `another.${seq}.${mid}`,
    `${epoch}.1.${mid}`,
    `${epoch}.${seq}.another`,
    `${epoch}.99.${mid}`,
    `${epoch}.0.${mid}`,
  ];
  for (const cursor of unknown) {
    const [anew] = (await server.pullPages(nurse, [{ scope, cursor }])).pages;
    expect(anew).toMatchObject({ reset: true, upToDate: true, next: page?.next });
    expect(anew?.rows).toEqual(page?.rows);
  }
});

test('[S16] long logs come in pages, and several scopes share an answer', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const projects = [newProject(nurse), newProject(nurse), newProject(nurse)];
  const long = 'x'.repeat(19_000);
  for (const { scope, title } of projects) {
    await server.push(nurse, title);
    const cycles = Array.from({ length: 12 }, (_, at) =>
      mutationBy(nurse, { scope, record: `c${at}`, kind: 'pdsa-cycle', field: 'happened', payload: long }),
    );
    await server.pushAll(nurse, scope, cycles);
  }
  const cursors = new Map<string, string | null>(projects.map(({ scope }) => [scope, null]));
  const rows = new Map(projects.map(({ scope }) => [scope, [] as number[]]));
  let answers = 0;
  while (cursors.size > 0) {
    answers += 1;
    const wanted = [...cursors].map(([scope, cursor]) => ({ scope, cursor }));
    const { pages } = await server.pullPages(nurse, wanted);
    expect(JSON.stringify(pages).length).toBeLessThan(300 * 1024);
    for (const page of pages) {
      expect(page.rows.length).toBeGreaterThan(0);
      rows.get(page.scope)?.push(...page.rows.map((row) => row.seq));
      if (page.upToDate) cursors.delete(page.scope);
      else cursors.set(page.scope, page.next);
    }
  }
  expect(answers).toBeGreaterThan(2);
  const all = Array.from({ length: 14 }, (_, at) => at + 1);
  for (const { scope } of projects) expect(rows.get(scope)).toEqual(all);
});

test('[S16] one row that is larger than a page still comes', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  await server.push(
    nurse,
    mutationBy(nurse, { scope, record: 'k', kind: 'later', field: 'all', payload: 'y'.repeat(250_000) }),
  );
  const other = newProject(nurse);
  await server.push(nurse, other.title);
  const wanted = [scope, other.scope].map((each) => ({ scope: each, cursor: null }));
  for (let answers = 0; answers < 4; answers++) {
    const { pages } = await server.pullPages(nurse, wanted);
    for (const [at, page] of pages.entries()) {
      const want = wanted[at];
      if (want !== undefined) want.cursor = page.next as null;
    }
  }
  const { pages } = await server.pullPages(nurse, wanted);
  expect(pages.map((page) => page.upToDate)).toEqual([true, true]);
});

test('a long answer is compressed where the device takes that', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  await write(server, nurse, scope, 'c', 'The same again. '.repeat(1000));
  const init = await signedPost(
    nurse,
    '/v1/pull',
    { nonce: 'n'.repeat(22), scopes: [{ scope, cursor: null }] },
    server.clock.now,
  );
  const response = await server.request('/v1/pull', {
    ...init,
    headers: { ...init.headers, 'accept-encoding': 'gzip' },
  });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect((await response.arrayBuffer()).byteLength).toBeLessThan(3000);
});

test('[S16] knows a row that came again at the same place, after the machine was taken back, from the one that was there', async () => {
  const server = await openTestServer();
  const device = await createTestDevice();
  const { scope, id, title } = newProject(device);
  await server.push(device, title);
  const edit = (field: string) =>
    mutationBy(device, { scope, record: id, kind: 'project', field, payload: `The ${field}` });
  const [lost, seen] = [edit('summary'), edit('problem')];
  const machine = server.otherConnection();
  const tables = ['scopes', 'log', 'fields'];
  for (const name of tables) machine.exec(`create temp table kept_${name} as select * from ${name}`);
  await server.pushAll(device, scope, [lost, seen]);
  const [before] = (await server.pullPages(device, [{ scope, cursor: null }])).pages;
  for (const name of tables) machine.exec(`delete from ${name}; insert into ${name} select * from kept_${name}`);
  machine.close();

  server.clock.now = new Date(server.clock.now.getTime() + 1000);
  await server.pushAll(device, scope, [edit('worked'), seen]);
  const [after] = (await server.pullPages(device, [{ scope, cursor: before?.next ?? null }])).pages;
  expect(after?.rows.at(-1)).toMatchObject({ mid: seen.mid, seq: before?.rows.at(-1)?.seq });
  expect(after?.reset).toBe(true);
});
