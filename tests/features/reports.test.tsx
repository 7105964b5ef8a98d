import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { existingDevice } from '../../src/platform/keys.ts';
import { acceptGrant } from '../../src/sync/grants.ts';
import { createTestDevice } from '../server/test-device.ts';
import { draftProject, moderatorOf, publishNow } from '../server/test-publishing.ts';
import { openTestServer, type TestServer } from '../server/test-server.ts';
import { openSyncDevice } from '../sync/sync-device.ts';
import { button, field, pagesOn } from './writer.tsx';

const DESK = 'desk:RX1';

async function openDevice(server: TestServer) {
  const device = await openSyncDevice(server);
  const { vault, archive, engine, transport } = device;
  return { ...device, open: pagesOn({ vault, archive, sync: { engine, transport } }) };
}

it('[S24] a reader reports a patient’s name while offline, gets keys only then, and reads the answer', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const draft = draftProject(author);
  await publishNow(server, author, await moderatorOf(server, DESK), DESK, draft);
  const [reader, moderator] = [await openDevice(server), await openDevice(server)];
  await acceptGrant(moderator.vault, moderator.transport, await server.invite(DESK));
  const { network } = reader.wire;
  // The archive comes, and nothing is signed.
  reader.wire.network = (path, init) =>
    path.startsWith('/a/') ? network(path, init) : Promise.reject(new TypeError('offline'));
  void reader.engine.sendNow();

  const page = reader.open(`/projects/${draft.id}/report`);
  await screen.findByText('Fewer falls on Ward 7');
  await userEvent.click(await screen.findByRole('radio', { name: 'It may name a patient' }));
  await userEvent.type(await field(/What should the desk know/), 'It says 943 476 5919');
  await userEvent.click(await button('Tell the desk'));
  await screen.findAllByText(/^This may tell who a patient is. Take it out/);
  await userEvent.clear(await field(/What should the desk know/));
  await userEvent.type(await field(/What should the desk know/), 'In the second cycle');
  await userEvent.click(await button('Tell the desk'));
  await screen.findByText('Saved on this device');
  await screen.findByText('Saved on this device. It is sent with the next connection.');
  page.close();
  reader.wire.network = network;
  await reader.sync();

  await moderator.sync();
  const queue = moderator.open('/desk/RX1');
  await userEvent.click(await screen.findByRole('link', { name: /^It may name a patient/ }));
  queue.close();
  const [report] = (await moderator.copy(DESK)).records.filter(({ kind }) => kind === 'desk-report');
  const answering = moderator.open(`/desk/RX1/report/${report?.id}`);
  await screen.findByText('In the second cycle');
  await userEvent.click(await screen.findByRole('radio', { name: 'The team was told, and can correct it.' }));
  await userEvent.type(await field(/What else should the reader know/), 'Thank you.');
  await userEvent.click(await button('Send the answer'));
  await screen.findByText(/^Saved on this device\. Your answer is sent/);
  await moderator.sync();
  await waitFor(() => expect(screen.queryByText('In the second cycle')).toBeNull());
  answering.close();

  await reader.sync();
  reader.open('/reports');
  await screen.findByText('The team was told, and can correct it.');
  await screen.findByText('Thank you.');
  expect(screen.queryByText('In the second cycle')).toBeNull();
}, 30_000);

it('a device that only opens the page gets no keys', async () => {
  const server = await openTestServer();
  const reader = await openDevice(server);
  reader.wire.network = () => Promise.reject(new TypeError('offline'));
  reader.open('/projects/none/report');
  await screen.findByRole('heading', { level: 1, name: 'Something wrong here?' });
  expect(await existingDevice(reader.vault.db)).toBeUndefined();
});
