import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { askToPublish } from '../../src/store/ask-to-publish.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { APPROVE, decision, moderatorOf, NOTTINGHAM } from '../server/test-publishing.ts';
import { openTestServer, type TestServer } from '../server/test-server.ts';
import { openSyncDevice, type SyncDevice } from '../sync/sync-device.ts';
import { inviteTo } from '../sync/sync-team.ts';
import { button, field, pagesOn } from './writer.tsx';

// The real pages, vault, engine and server; only the sockets are missing.

const AIM = 'By how much?';
const SECRET = 'The tall singer of the choir';

async function openDevice(server: TestServer, how: { clockAheadMs?: number } = {}) {
  const device = await openSyncDevice(server, how);
  const { vault, archive, engine, transport } = device;
  return { ...device, open: pagesOn({ vault, archive, sync: { engine, transport } }) };
}

/** A colleague who came in by a link, and has what the lead has sent. */
async function comeIn(lead: SyncDevice, colleague: SyncDevice, scope: string): Promise<void> {
  await inviteTo(lead, colleague, scope, 'member');
  await colleague.sync();
}

/** What the server has of anything, in words. */
function saidBy(server: TestServer): string {
  const other = server.otherConnection();
  const tables = ['select payload, after from log', 'select state from fields', 'select * from published'];
  return JSON.stringify(tables.map((sql) => other.prepare(sql).all()));
}

describe('"Take this out for good", with a server', () => {
  it('[S23] takes a text off the server and off the device of a colleague, whose history says so', async () => {
    const server = await openTestServer();
    const [ana, ben] = [await openDevice(server), await openDevice(server)];
    const { scope, id } = await ana.startProject();
    await ana.write(id, 'aimHowMuch', `by half, as for ${SECRET}`);
    await ana.sync();
    await comeIn(ana, ben, scope);
    expect(await ben.seen(scope)).toMatchObject({ aimHowMuch: `by half, as for ${SECRET}` });

    const page = ana.open(`/work/${id}/history/${id}/aimHowMuch`);
    await userEvent.click(await screen.findByRole('link', { name: /^Take this out for good/ }));
    await userEvent.click(await screen.findByRole('radio', { name: 'It could tell who a patient is' }));
    await userEvent.click(await button('Go on'));
    await userEvent.click(await button('Yes, take it out for good'));
    await screen.findByRole('heading', { level: 1, name: 'Taken out' });
    page.close();
    await ana.sync();
    expect(saidBy(server)).not.toContain(SECRET);

    await ben.sync();
    const history = ben.open(`/work/${id}/history/${id}/aimHowMuch`);
    await screen.findByText(/^Something stood here that was taken out for good\. It could tell who a patient is\./);
    expect(screen.queryByRole('button', { name: /^Bring this back/ })).toBeNull();
    history.close();
    ben.open(`/work/${id}/aim`);
    expect((await field(AIM)).value).toBe('');
  });

  it('[S23] that the server refuses is told in words, and the text stands there again', async () => {
    const server = await openTestServer();
    const [ana, ben] = [await openDevice(server), await openDevice(server)];
    const { scope, id } = await ana.startProject();
    const [saved] = await ana.write(id, 'aimHowMuch', 'by half');
    await ana.sync();
    await comeIn(ana, ben, scope);
    // This device takes Ben for the lead, as it may where it has not heard yet that he is not.
    await ben.vault.db.scopes.update(scope, { role: 'lead' });
    const page = ben.open(`/work/${id}/history/${id}/aimHowMuch/take-out/${saved?.mid}`);
    await userEvent.click(await screen.findByRole('radio', { name: 'It was written by mistake' }));
    await userEvent.click(await button('Go on'));
    await userEvent.click(await button('Yes, take it out for good'));
    await screen.findByRole('heading', { level: 1, name: 'Taken out' });
    page.close();
    await ben.sync();
    const where = ben.open('/where-is-my-work');
    await screen.findByText('Taking out for good: By how much');
    await screen.findByText(/^Only whoever wrote a text, or leads the project, can take it out\./);
    expect(document.body.textContent).not.toContain('mids');
    await userEvent.click(screen.getByRole('link', { name: 'See the history' }));
    await screen.findByText('by half');
    where.close();
    ben.open(`/work/${id}`);
    await screen.findByText('The server did not take this out, so it still stands there.');
  });
});

describe('taking a project out of the archive, with a server', () => {
  it('[S28] takes it from the archive at its lead’s next contact, and the project says so', async () => {
    const server = await openTestServer();
    const moderator = await moderatorOf(server, 'desk:RX1');
    const ana = await openDevice(server);
    const { id } = await ana.startProject();
    await ana.write(id, 'organisation', NOTTINGHAM);
    await ana.writeOwn('name', 'Ana Example');
    await ana.sync();
    const autosave = createAutosave(ana.vault, () => () => undefined);
    const asked = await askToPublish({ vault: ana.vault, autosave }, id, 'full');
    if (!asked.ok) throw new Error(asked.error);
    await ana.sync();
    await server.push(moderator, decision(moderator, 'desk:RX1', asked.value, APPROVE));
    await ana.sync();
    expect((await server.request(`/a/versions/${id}/1`)).status).toBe(200);

    ana.open(`/work/${id}`);
    await userEvent.click(await screen.findByRole('link', { name: 'Take it out of the archive' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'Something in it is wrong' }));
    await userEvent.click(await button('Go on'));
    await userEvent.click(await button('Yes, take it out'));
    await userEvent.click(await screen.findByRole('link', { name: 'Back to your project' }));
    await screen.findByText(/^You have asked to take it out of the archive/);
    await ana.sync();
    await screen.findByText('It was taken out of the archive: something in it was wrong.');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Take it out of the archive' })).toBeNull());
    expect((await server.request(`/a/versions/${id}/1`)).status).toBe(410);
  });
});

describe('a clock that is wrong', () => {
  it('[S3] is told on its device, and in the history of everybody', async () => {
    const server = await openTestServer();
    const YEAR = 366 * 86_400_000;
    const [ana, ben] = [await openDevice(server, { clockAheadMs: YEAR }), await openDevice(server)];
    const { scope, id } = await ana.startProject();
    await ana.write(id, 'aimHowMuch', 'by half');
    await ana.sync();
    await comeIn(ana, ben, scope);
    const where = ana.open('/where-is-my-work');
    await screen.findByText(/^The clock of this device is about 366 days ahead of the server’s\./);
    where.close();
    const history = ben.open(`/work/${id}/history/${id}/aimHowMuch`);
    await screen.findByRole('heading', { name: /2027 by that device’s clock$/ });
    history.close();
    await ben.write(id, 'aimHowMuch', 'by a third');
    await ben.sync();
    ben.open('/where-is-my-work');
    await screen.findByRole('heading', { name: 'Sent: 1 change' });
    expect(screen.queryByText(/^The clock of this device/)).toBeNull();
  });
});
