import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { acceptGrant } from '../../src/sync/grants.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from '../sync/sync-device.ts';
import { pagesOn } from './writer.tsx';

it('a moderator reads what was done at the desk; without a connection the page says so', async () => {
  const server = await openTestServer();
  const device = await openSyncDevice(server);
  const { vault, archive, engine, transport } = device;
  await acceptGrant(vault, transport, await server.invite('desk:RX1'));
  await device.sync();
  const open = pagesOn({ vault, archive, sync: { engine, transport } });
  const page = open('/desk/RX1/log');
  await screen.findByText('Somebody came in as a moderator');
  expect(screen.getByText('A link for a moderator was made')).toBeDefined();
  page.close();
  device.wire.network = () => Promise.reject(new TypeError('offline'));
  open('/desk/RX1/log');
  await screen.findByText(/^The list is on the server/);
});
