import { expect, it } from 'vitest';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';

/** A device that fetches a scope of several pages from its beginning, and loses so many answers to its requests for the second page. */
async function losing(answers: number, answer: () => Promise<Response>) {
  const device = await openSyncDevice(await openTestServer());
  const { scope, id } = await device.startProject();
  for (let at = 0; at < 20; at++) {
    await device.write(id, 'summary', `${at} ${'Nights were loud. '.repeat(1_000)}`);
    await device.sync();
  }
  await device.vault.db.scopes.update(scope, { anew: true });
  const open = device.wire.network;
  const asked: (string | null)[] = [];
  device.wire.network = async (path, init) => {
    if (path !== '/v1/pull') return open(path, init);
    const { scopes } = JSON.parse(String(init.body));
    const cursor = scopes.find((one: { scope: string }) => one.scope === scope)?.cursor;
    asked.push(cursor);
    const repeated = cursor !== null && asked.length <= answers + 1;
    return repeated ? answer() : open(path, init);
  };
  await device.sync();
  const { problem } = device.engine.state.getState();
  return { device, scope, asked, problem, isAnew: (await device.copy(scope)).row?.anew === true };
}

const cut = async () => {
  throw new TypeError('the connection was cut');
};

it('[S16] a scope that is fetched anew asks for a page again whose answer is lost, and keeps those that it has', async () => {
  const { asked, problem, isAnew } = await losing(2, cut);
  expect([problem, isAnew]).toEqual([undefined, false]);
  expect(asked.filter((cursor) => cursor === null)).toHaveLength(1);
  expect(asked[1]).toBe(asked[3]);
});

it('[S16] it gives up after three, and starts over in the next round', async () => {
  const { device, scope, asked, problem, isAnew } = await losing(3, cut);
  expect([problem?.kind, isAnew, asked.length]).toEqual(['no-connection', true, 4]);
  await device.sync();
  expect((await device.copy(scope)).row).not.toHaveProperty('anew');
});
