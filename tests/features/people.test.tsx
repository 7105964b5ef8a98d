import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { keepAcceptance } from '../../src/store/acceptances.ts';
import { openTestServer, type TestServer } from '../server/test-server.ts';
import { openSyncDevice } from '../sync/sync-device.ts';
import { inviteTo } from '../sync/sync-team.ts';
import { button, field, openWriter, pagesOn } from './writer.tsx';

async function openDevice(server: TestServer) {
  const device = await openSyncDevice(server);
  const { vault, archive, engine, transport } = device;
  return { ...device, open: pagesOn({ vault, archive, sync: { engine, transport } }) };
}

/** Ana leads; Ben is in her team, under his name. */
async function openPair() {
  const server = await openTestServer();
  const [ana, ben] = [await openDevice(server), await openDevice(server)];
  const { scope, id } = await ana.startProject();
  await ana.sync();
  await inviteTo(ana, ben, scope, 'member');
  await ben.sync();
  const page = ben.open(`/work/${id}/people`);
  await userEvent.type(await field('Your name in this team'), 'Ben');
  await page.autosave.flush();
  page.close();
  for (const device of [ben, ana]) await device.sync();
  return { server, ana, ben, scope, id };
}

const radio = (name: RegExp) => screen.findByRole('radio', { name });

describe('people in a project', () => {
  it('[S1] a link says what it gives, is shown as a QR code, stands in the list, and can be taken back', async () => {
    const { ana, id } = await openPair();
    ana.open(`/work/${id}/people`);
    await userEvent.click(await radio(/^Reader/));
    await userEvent.click(await button('Make a link'));
    const link = await field('Link for one person: Reader');
    expect(link.value).toMatch(/\/join#project:[\w-]+\/[\w-]+\/reader$/);
    expect(await screen.findByRole('img', { name: /^QR code/ })).toBeDefined();
    await userEvent.click(await button('Take it back: Reader'));
    expect(await screen.findByText(/^Taken back/)).toBeDefined();
    expect(await screen.findByText('No link waits to be used.')).toBeDefined();
  }, 20_000);

  it('[S1] a lead removes somebody: it is said to wait until it is sent; the other is told, and can save their work', async () => {
    const { ana, ben, scope, id } = await openPair();
    await ben.write(id, 'summary', 'Not sent');
    const page = ana.open(`/work/${id}/people`);
    await userEvent.click(await screen.findByRole('link', { name: 'Change or remove: Ben' }));
    await userEvent.click(await button('Remove Ben'));
    await userEvent.click(await button('Yes, remove them'));
    expect(await screen.findByText('Will be out of the team, once this is sent.')).toBeDefined();
    page.close();
    await ana.sync();
    await ben.sync();
    const where = ben.open('/where-is-my-work');
    expect(await screen.findByText(/^Somebody who leads this project took you out of its team/)).toBeDefined();
    expect(await screen.findAllByRole('button', { name: /^Save to a file/ })).toBeDefined();
    where.close();
    const project = ben.open(`/work/${id}`);
    expect(await screen.findByRole('heading', { name: 'You were taken out of this team' })).toBeDefined();
    project.close();
    ana.open(`/work/${id}/history`);
    expect(await screen.findByText('Somebody was taken out of the team')).toBeDefined();
    expect((await ben.copy(scope)).unsent + (await ben.copy(scope)).sending).toBe(1);
  }, 20_000);

  it('[S1] who leads alone hands the lead over while leaving, also offline', async () => {
    const { ana, ben, scope, id } = await openPair();
    const page = ana.open(`/work/${id}/people`);
    await userEvent.click(await screen.findByRole('link', { name: 'Leave this project' }));
    await userEvent.click(await button('Leave this project'));
    expect(await screen.findByText('Choose who will lead it')).toBeDefined();
    await userEvent.click(await radio(/^Ben$/));
    await userEvent.click(await button('Leave this project'));
    await userEvent.click(await button('Yes, leave it'));
    expect(await screen.findByRole('heading', { name: /^You have left/ })).toBeDefined();
    page.close();
    await ana.sync();
    await ana.sync();
    await ben.sync();
    expect((await ben.copy(scope)).row?.role).toBe('lead');
    ana.open('/work');
    expect(await screen.findByText('Your projects will be here')).toBeDefined();
  }, 20_000);
});

describe('a yes that waits', () => {
  it('[S1] stands in “Your work” and “Where is my work?”, and can be taken back', async () => {
    const { open, vault } = openWriter();
    await keepAcceptance(vault, { scope: 'project:p9', secret: 'abcdefghijklmnopqrstuvwx' });
    const work = open('/work');
    expect(await screen.findByRole('heading', { name: 'You said yes to an invitation' })).toBeDefined();
    work.close();
    open('/where-is-my-work');
    expect(await screen.findByText(/You are let in at the next contact/)).toBeDefined();
    await userEvent.click(await button('Do not come in'));
    await screen.findByRole('heading', { name: 'Nothing has been written on this device yet' });
  });
});
