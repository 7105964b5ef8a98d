import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorAnswerSchema } from '../../src/protocol/answer.ts';
import { pushAnswerSchema } from '../../src/protocol/push.ts';
import { checkDatabase } from './check-database.ts';
import { killNow, limitFiles, readyAt, run } from './program.ts';
import { pushTo } from './pushing.ts';
import { openTeam, redactionOf, SECRET } from './redacting.ts';
import { createTestDevice, mutationBy, newProject, randomId, signedPost, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer, temporaryFolder } from './test-server.ts';

type Place = { scope: string; id: string };

/** A project, and devices that are all in its team. */
async function openProject(server: TestServer, members: number) {
  const lead = await createTestDevice();
  const others = await Promise.all(Array.from({ length: members - 1 }, createTestDevice));
  const { title, ...place } = newProject(lead);
  await server.push(lead, title);
  for (const other of others) await server.accept(other, await server.grant(lead, place.scope, 'member'));
  return { ...place, team: [lead, ...others] };
}

const themeOf = (device: TestDevice, { scope, id }: Place, more: { mid?: string } = {}) =>
  mutationBy(device, { scope, record: id, kind: 'project', field: 'themes', op: 'add', payload: randomId(), ...more });

test('[S18] of many pushes at once several share a commit, each is answered once it stands, and no sequence has a gap', async () => {
  const server = await openTestServer();
  const projects = [await openProject(server, 4), await openProject(server, 4)];
  const other = server.otherConnection();
  const find = other.prepare('select seq from log where scope = ? and mid = ?');
  const commits = new Set<unknown>();
  const pushOne = async (device: TestDevice, place: Place) => {
    const change = themeOf(device, place);
    const { seq } = await server.push(device, change);
    expect(find.get(place.scope, change.mid)).toEqual({ seq });
    commits.add(other.prepare('pragma data_version').get()?.data_version);
  };
  const pushes = projects.flatMap(({ team, ...place }) =>
    team.flatMap((device) => Array.from({ length: 10 }, () => pushOne(device, place))),
  );
  await Promise.all(pushes);
  expect(commits.size).toBeLessThan(pushes.length);
  for (const { team, scope, id } of projects) {
    const [lead] = team;
    if (lead === undefined) throw new Error('no device');
    const rows = await server.pullRows(lead, scope);
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, at) => at + 1));
    expect((await server.fieldState(lead, scope, id, 'themes'))?.heads).toHaveLength(40);
  }
  expect(checkDatabase(server.file)).toEqual([]);
});

test('[S15][S18] what is turned away or parked among pushes at once is that alone', async () => {
  const server = await openTestServer();
  const { team, ...place } = await openProject(server, 3);
  const stranger = await createTestDevice();
  server
    .otherConnection()
    .exec(`create trigger poison before insert on log when new.mid like 'bad%' and new.status <> 'parked'
    begin select raise(abort, 'poison'); end`);
  const good = team.flatMap((device) => Array.from({ length: 10 }, () => server.push(device, themeOf(device, place))));
  const bad = team.flatMap((device) =>
    [1, 2].map(() => server.push(device, themeOf(device, place, { mid: `bad${randomId()}` }))),
  );
  const foreign = [1, 2].map(() => {
    const body = { nonce: randomId(), scope: place.scope, mutations: [themeOf(stranger, place)] };
    return server.refusal(stranger, '/v1/push', body);
  });
  expect(new Set((await Promise.all(good)).map(({ result }) => result))).toEqual(new Set(['applied']));
  expect(new Set((await Promise.all(bad)).map(({ result }) => result))).toEqual(new Set(['parked']));
  for (const refused of foreign) expect(await refused).toMatchObject({ status: 403, code: 'not-a-member' });
  expect(checkDatabase(server.file)).toEqual([]);
});

test('[S18][S23][S28] what is taken out at the same time is journalled, and in no file once that is answered', async () => {
  const { server, lead, scope, edit } = await openTeam();
  const edits = ['summary', 'problem', 'worked'].map((field) => edit(lead, field, `${SECRET} ${field}`));
  await server.pushAll(lead, scope, edits);
  const texts = () => [server.file, `${server.file}-wal`].map((file) => readFileSync(file, 'latin1')).join();
  const takingOut = edits.map(async (one) => {
    expect(await server.push(lead, redactionOf(lead, one, [one.mid]))).toMatchObject({ result: 'applied' });
    expect(texts()).not.toContain(`${SECRET} ${one.field}`);
  });
  const others = Array.from({ length: 10 }, () => server.push(lead, edit(lead, 'title', randomId())));
  await Promise.all([...takingOut, ...others]);
  expect(server.journal.entries.map((entry) => entry.mid).sort()).toEqual(edits.map(({ mid }) => mid).sort());
});

/** No file of a database that was written in can grow beyond this: it is larger already. */
const FULL = 4096;

test('[S15][S18] on a full disk all pushes at once are answered with 503 and nothing stands; with room again, all of it', async () => {
  const folder = await temporaryFolder();
  const child = run('main', { DATA_DIR: folder });
  const url = await readyAt(child);
  const devices = await Promise.all(Array.from({ length: 6 }, createTestDevice));
  const works = devices.map((device) => ({ device, ...newProject(device) }));
  for (const { device, title } of works) await pushTo(url, device, [title]);
  const pushes = works.flatMap(({ device, ...place }) =>
    Array.from({ length: 4 }, () => ({ device, change: themeOf(device, place) })),
  );
  const sendAll = () =>
    Promise.all(
      pushes.map(async ({ device, change }) => {
        const body = { nonce: randomId(), scope: change.scope, mutations: [change] };
        return await fetch(`${url}/v1/push`, await signedPost(device, '/v1/push', body, new Date()));
      }),
    );
  limitFiles(child, FULL);
  for (const response of await sendAll()) {
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(errorAnswerSchema.parse(await response.json()).error.code).toBe('busy');
  }
  limitFiles(child, 'unlimited');
  for (const response of await sendAll()) {
    expect(pushAnswerSchema.parse(await response.json()).results).toMatchObject([{ result: 'applied' }]);
  }
  await killNow(child);
  expect(checkDatabase(join(folder, 'dandelion.sqlite'))).toEqual([]);
}, 120_000);
