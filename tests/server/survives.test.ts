import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { errorAnswerSchema } from '../../src/protocol/answer.ts';
import { grantAnswerSchema, readGrantFragment } from '../../src/protocol/grants.ts';
import { checkDatabase } from './check-database.ts';
import { killNow, limitFiles, output, readyAt, run, runOnFullDisk } from './program.ts';
import { createWriter, pushTo, type Writer } from './pushing.ts';
import { createTestDevice, mutationBy, newProject, randomId, signedPost, type TestDevice } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject } from './test-publishing.ts';
import { temporaryFolder } from './test-server.ts';

const KILLS = 10;

const midsIn = (file: string): Set<unknown> => {
  const database = new DatabaseSync(file);
  const mids = new Set(
    database
      .prepare('select mid from log')
      .all()
      .map(({ mid }) => mid),
  );
  database.close();
  return mids;
};

async function writeUntilGone(writer: Writer, url: string, answered: () => void): Promise<void> {
  while (await writer.send(url)) answered();
}

test('[S15][S18] killed at any point, ten times, it has all that it said it has, once and without a gap', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'dandelion.sqlite');
  const devices = await Promise.all(Array.from({ length: 3 }, createTestDevice));
  const writers = devices.map(createWriter);
  for (let kill = 0; kill < KILLS; kill++) {
    const child = run('main', { DATA_DIR: folder });
    const url = await readyAt(child);
    // While one is answered, the others are anywhere in theirs; each round at another moment.
    const enough = Promise.withResolvers<void>();
    let left = 2 + kill;
    const writing = writers.map((writer) =>
      writeUntilGone(writer, url, () => {
        left -= 1;
        if (left === 0) enough.resolve();
      }),
    );
    await enough.promise;
    await killNow(child);
    await Promise.all(writing);
    expect(checkDatabase(file)).toEqual([]);
    const there = midsIn(file);
    const lost = writers.flatMap(({ acknowledged }) => [...acknowledged].filter((mid) => !there.has(mid)));
    expect(lost).toEqual([]);
  }
  const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0);
  expect(acknowledged).toBeGreaterThan(KILLS);
}, 120_000);

/** No file of a database that was written in can grow beyond this: it is larger already. */
const FULL = 4096;

async function serve() {
  const folder = await temporaryFolder();
  const child = run('main', { DATA_DIR: folder });
  return { folder, child, url: await readyAt(child) };
}

const postAs = async (url: string, device: TestDevice, path: string, body: object) =>
  fetch(`${url}${path}`, await signedPost(device, path, { nonce: randomId(), ...body }, new Date()));

async function busy(url: string, device: TestDevice, path: string, body: object) {
  const response = await postAs(url, device, path, body);
  const { error } = errorAnswerSchema.parse(await response.json());
  return [response.status, response.headers.get('retry-after'), error.code];
}

test('[S15] on a full disk whatever writes is answered with 503 and Retry-After; reading goes on, and all of it when there is room', async () => {
  const { child, url, folder } = await serve();
  const [nurse, stranger] = [await createTestDevice(), await createTestDevice()];
  const { scope, id, title } = newProject(nurse);
  await pushTo(url, nurse, [title]);
  const grant = await (await postAs(url, nurse, '/v1/grants', { scope, role: 'member' })).json();
  const accept = { scope, secret: grantAnswerSchema.parse(grant).secret };
  const summary = mutationBy(nurse, { scope, record: id, kind: 'project', field: 'summary', payload: 'Sensors.' });
  limitFiles(child, FULL);
  const writes = [
    [nurse, '/v1/push', { scope, mutations: [summary] }],
    [nurse, '/v1/grants', { scope, role: 'reader' }],
    [stranger, '/v1/grants/accept', accept],
    [stranger, '/v1/me', {}],
  ] as const;
  for (const [device, path, body] of writes) expect(await busy(url, device, path, body)).toEqual([503, '5', 'busy']);
  const pulled = await (await postAs(url, nurse, '/v1/pull', { scopes: [{ scope, cursor: null }] })).json();
  expect(pulled).toMatchObject({ pages: [{ scope, upToDate: true }] });
  expect((await fetch(`${url}/a/manifest.json`)).status).toBe(200);

  limitFiles(child, 'unlimited');
  expect(await pushTo(url, nurse, [summary])).toMatchObject([{ result: 'applied' }]);
  expect((await postAs(url, stranger, '/v1/grants/accept', accept)).status).toBe(200);
  await killNow(child);
  expect(checkDatabase(join(folder, 'dandelion.sqlite'))).toEqual([]);
}, 120_000);

test('[S15][S24] a disk that is full when something is published leaves it waiting, and the next try publishes it', async () => {
  const { child, url, folder } = await serve();
  const [author, moderator] = [await createTestDevice(), await createTestDevice()];
  const { out } = await output(run('desk', { DATA_DIR: folder }, 'invite', '--organisation', 'RX1'));
  const link = readGrantFragment(/#\S+/.exec(out)?.[0] ?? '');
  expect((await postAs(url, moderator, '/v1/grants/accept', { ...link })).status).toBe(200);
  const draft = draftProject(author);
  const ask = await askFor(author, draft);
  await pushTo(url, author, [...draft.mutations, ask]);
  const mutations = [decision(moderator, 'desk:RX1', ask.record, APPROVE)];
  limitFiles(child, FULL);
  expect(await busy(url, moderator, '/v1/push', { scope: 'desk:RX1', mutations })).toEqual([503, '5', 'busy']);
  expect(await (await fetch(`${url}/a/manifest.json`)).json()).toMatchObject({ version: 0, projects: 0 });
  limitFiles(child, 'unlimited');
  expect(await pushTo(url, moderator, mutations)).toMatchObject([{ result: 'applied' }]);
  expect(await (await fetch(`${url}/a/manifest.json`)).json()).toMatchObject({ version: 1, projects: 1 });
  await killNow(child);
  expect(checkDatabase(join(folder, 'dandelion.sqlite'))).toEqual([]);
}, 120_000);

test('a disk that is full at the start is one sentence, and later it starts on what is there', async () => {
  const folder = await temporaryFolder();
  for (const [bytes, seed] of [
    [1000, 'none'],
    [200_000, 'described'],
  ] as const) {
    const { code, out, err } = await output(runOnFullDisk(bytes, 'main', { DATA_DIR: folder, DANDELION_SEED: seed }));
    expect([code, out, err.trim().split('\n')]).toEqual([1, '', [expect.stringMatching(/or its disk is full\.$/)]]);
  }
  const child = run('main', { DATA_DIR: folder, DANDELION_SEED: 'described' });
  const url = await readyAt(child);
  expect(await (await fetch(`${url}/a/manifest.json`)).json()).toMatchObject({ version: 1 });
  await killNow(child);
  expect(checkDatabase(join(folder, 'dandelion.sqlite'))).toEqual([]);
}, 120_000);
