import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../server/test-server.ts';
import { openSyncDevice } from '../sync/sync-device.ts';
import { button, field, openWriter, pagesOn } from './writer.tsx';

async function openDevice(server: TestServer) {
  const device = await openSyncDevice(server);
  const { vault, archive, engine, transport } = device;
  return { ...device, open: pagesOn({ vault, archive, sync: { engine, transport } }) };
}

/** A phone with a project, and the code that it shows. */
async function phoneWithCode() {
  const server = await openTestServer();
  const [phone, wardPc] = [await openDevice(server), await openDevice(server)];
  const { scope } = await phone.startProject();
  await phone.sync();
  const page = phone.open('/devices');
  await userEvent.click(await button('Show a code to type'));
  const code = (await screen.findByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)).textContent;
  page.close();
  return { server, phone, wardPc, scope, code };
}

async function typeCode(code: string) {
  await userEvent.type(await field('Code'), code);
  await userEvent.click(await button('Join my other device'));
}

describe('a second device', () => {
  it('[S1] joins by a code that is typed by hand, and has the same projects', async () => {
    const { wardPc, scope, code } = await phoneWithCode();
    const page = wardPc.open('/devices/code');
    await typeCode(code.toLowerCase().replace('-', ' '));
    await screen.findByRole('heading', { name: 'Your work' });
    expect(page.address()).toBe('/work');
    expect(await wardPc.seen(scope)).toMatchObject({ title: 'Quieter nights' });
  });

  it('[S1] is told what is wrong with a code, and that nothing was changed', async () => {
    const { wardPc } = await phoneWithCode();
    wardPc.open('/devices/code');
    await typeCode('1234');
    expect(await screen.findByText('Enter the eight letters and digits of the code')).toBeDefined();
    await userEvent.clear(await field('Code'));
    await typeCode('0000-0000');
    expect(await screen.findByText(/^This code does not work\./)).toBeDefined();
    expect(screen.getByText('Nothing on this device was changed.')).toBeDefined();
    for (let time = 0; time < 4; time++) await userEvent.click(await button('Join my other device'));
    await userEvent.click(await button('Join my other device'));
    expect(await screen.findByText(/^Too many codes that do not work/)).toBeDefined();
  });

  it('[S1] is listed with the name that its person gave, and can be taken out; it is told why and keeps its work', async () => {
    const { phone, wardPc, code } = await phoneWithCode();
    const join = wardPc.open('/devices/code');
    await typeCode(code);
    await screen.findByRole('heading', { name: 'Your work' });
    join.close();
    const naming = wardPc.open('/devices');
    await userEvent.type(await field('Name of this device'), 'Ward 7');
    await userEvent.click(await button('Save the name'));
    await screen.findByText('Saved on this device.');
    naming.close();
    await wardPc.sync();
    await phone.sync();
    const list = phone.open('/devices');
    await userEvent.click(await button('Take it out: Ward 7'));
    await userEvent.click(await button('Yes, take it out'));
    expect(await screen.findByText(/Will be taken out, once this is sent/)).toBeDefined();
    list.close();
    await phone.sync();
    await wardPc.startProject('Not sent');
    await wardPc.sync();
    wardPc.open('/where-is-my-work');
    expect(await screen.findByText(/another device of yours took this one out/)).toBeDefined();
    expect(await button('Save to a file')).toBeDefined();
  }, 20_000);

  it('explains itself with no connection', async () => {
    const { open } = openWriter();
    open('/devices');
    await userEvent.click(await button('Show a QR code and a link'));
    expect(await screen.findByText(/so this needs a connection/)).toBeDefined();
  });
});
