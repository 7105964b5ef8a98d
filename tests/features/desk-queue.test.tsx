import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { acceptGrant } from '../../src/sync/grants.ts';
import { createTestDevice } from '../server/test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from '../server/test-publishing.ts';
import { openTestServer, type TestServer } from '../server/test-server.ts';
import { openSyncDevice } from '../sync/sync-device.ts';
import { button, field, pagesOn } from './writer.tsx';

const DESK = 'desk:RX1';

async function openModerator(server: TestServer) {
  const device = await openSyncDevice(server);
  const { vault, archive, engine, transport } = device;
  await acceptGrant(vault, transport, await server.invite(DESK));
  await device.sync();
  return { ...device, open: pagesOn({ vault, archive, sync: { engine, transport } }) };
}

const offline = () => Promise.reject(new TypeError('offline'));

/** Two moderators, and a request of a team whose first version is public. */
async function openQueue() {
  const server = await openTestServer();
  const [ana, ben] = [await openModerator(server), await openModerator(server)];
  const helper = await moderatorOf(server, DESK);
  const author = await createTestDevice();
  const draft = draftProject(author, { summary: 'Many falls at night' });
  const first = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, first]);
  await server.push(helper, decision(helper, DESK, first.record, APPROVE));
  const changed = structuredClone(draft.records);
  Object.assign(changed[0]?.values ?? {}, { summary: 'Few falls at night' });
  const [summary] = draft.mutations.filter((one) => one.field === 'summary');
  const edit = { ...summary, mid: 'second', base: [summary?.mid ?? ''], payload: 'Few falls at night' };
  const second = await askFor(author, { scope: draft.scope, records: changed });
  await server.pushAll(author, draft.scope, [edit, second]);
  await ana.sync();
  await ben.sync();
  const progress = () => progressOf(server, author, draft.scope, second.record);
  return { server, ana, ben, request: `/desk/RX1/${second.record}`, progress };
}

describe('the queue of a desk, with a server', () => {
  it('says how long something waits and who looks at it, and what is different from what is public', async () => {
    const { ana, ben, request } = await openQueue();
    const page = ana.open(request);
    await screen.findByRole('heading', { name: 'What is different from version 1' });
    expect(document.querySelector('ins')?.textContent).toContain('Few');
    expect(document.querySelector('del')?.textContent).toContain('Many');
    await userEvent.click(await button('I look at this'));
    await screen.findByText('You look at this');
    page.close();
    await ana.sync();
    await ben.sync();
    const queue = ben.open('/desk/RX1');
    await screen.findByText('Another moderator looks at this');
    await screen.findByText(/^Waiting (since today|for \d+ days?)$/);
    queue.close();
    ben.open(request);
    await userEvent.click(await button('Take it over'));
    await screen.findByText('You look at this');
    await ben.sync();
    await ana.sync();
  }, 30_000);

  it('[S24] two moderators decide at once, offline: the first stands, and nobody is asked to choose', async () => {
    const { ana, ben, request, progress } = await openQueue();
    const [anas, bens] = [ana.wire.network, ben.wire.network];
    ana.wire.network = offline;
    ben.wire.network = offline;
    const approving = ana.open(request);
    await userEvent.click(await button('Approve and publish'));
    await screen.findByText(/^Saved on this device/);
    approving.close();
    const returning = ben.open(request);
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Somebody from elsewhere could not understand it' }),
    );
    await userEvent.click(await button('Return to the team'));
    await screen.findByText(/^Saved on this device/);
    ben.wire.network = bens;
    await ben.sync();
    ana.wire.network = anas;
    await ana.sync();
    expect(await progress()).toMatchObject({ state: 'returned', why: 'not-clear' });
    returning.close();
    const told = ana.open(request);
    await screen.findByText('Somebody from elsewhere could not understand it');
    await screen.findByText(/^Another moderator decided at the same time/);
    told.close();
    ana.open('/where-is-my-work');
    await screen.findByText(/^The server has everything\./);
    expect(screen.queryByRole('heading', { name: /needs? you/ })).toBeNull();
  }, 30_000);

  it('[S23] what was written to the team is taken out, by a moderator who is offline just then', async () => {
    const { ana, request, progress } = await openQueue();
    const page = ana.open(request);
    await userEvent.type(await field(/What should be changed/), 'It says who she is');
    await userEvent.click(await button('Return to the team'));
    await screen.findByText(/^Saved on this device/);
    await ana.sync();
    await screen.findByText('It says who she is');
    const { network } = ana.wire;
    ana.wire.network = offline;
    await userEvent.click(await screen.findByText('Take out what was written to the team'));
    await userEvent.click(await screen.findByRole('radio', { name: 'It could tell who a patient is' }));
    await userEvent.click(await button('Take the words out'));
    await userEvent.click(await button('Yes, take them out'));
    await screen.findByText(/^You have asked to take out/);
    expect(screen.queryByText('It says who she is')).toBeNull();
    ana.wire.network = network;
    await ana.sync();
    expect(await progress()).toMatchObject({ state: 'returned', reason: '' });
    await waitFor(() => expect(screen.queryByText(/^You have asked to take out/)).toBeNull());
    page.close();
  }, 30_000);
});
