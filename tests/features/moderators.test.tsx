import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { readGrantFragment } from '../../src/protocol/grants.ts';
import { acceptGrant } from '../../src/sync/grants.ts';
import { openTestServer, type TestServer } from '../server/test-server.ts';
import { openSyncDevice } from '../sync/sync-device.ts';
import { button, field, pagesOn } from './writer.tsx';

async function openDevice(server: TestServer) {
  const device = await openSyncDevice(server);
  const { vault, archive, engine, transport } = device;
  return { ...device, open: pagesOn({ vault, archive, sync: { engine, transport } }) };
}

it('[S1] a moderator appoints another by a link, gives a name, and steps down while offline', async () => {
  const server = await openTestServer();
  const [ana, ben] = [await openDevice(server), await openDevice(server)];
  await acceptGrant(ana.vault, ana.transport, await server.invite('desk:RX1'));
  await ana.sync();
  const page = ana.open('/desk/RX1/moderators');
  await userEvent.type(await field('Your name at this desk'), 'Ana Example');
  await userEvent.click(await button('Save'));
  await screen.findByText('Saved on this device');
  await userEvent.click(await button('Make a link'));
  const link = await field('Link for one moderator');
  const grant = readGrantFragment(link.value.slice(link.value.indexOf('#')));
  if (grant === undefined) throw new Error('No link was made');
  page.close();

  await acceptGrant(ben.vault, ben.transport, grant);
  await ben.sync();
  const list = ben.open('/desk/RX1/moderators');
  await screen.findByText('Ana Example');
  expect(screen.queryByText(/You are the only one/)).toBeNull();
  list.close();

  await ana.sync();
  const { network } = ana.wire;
  ana.wire.network = () => Promise.reject(new TypeError('offline'));
  ana.open('/desk/RX1/moderators');
  await userEvent.click(await button('Step down'));
  await userEvent.click(await button('Yes, step down'));
  await screen.findByText(/^You have asked to step down/);
  ana.wire.network = network;
  await ana.sync();
  await ana.sync();
  await waitFor(() => expect(screen.getByText('You do not look after this desk on this device')).toBeDefined());
}, 30_000);
