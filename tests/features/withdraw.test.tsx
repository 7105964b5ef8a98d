import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import type { Vault } from '../../src/store/vault.ts';
import { change, LIMITS, SCOPE, saveOne } from '../store/test-vault.ts';
import { button, field, openWriter } from './writer.tsx';

const AT = '2026-01-05T09:00:00.000Z';
const ASK = { form: 'full', hash: 'a'.repeat(64), askedAt: AT, asker: { name: 'Ana', role: '', organisation: null } };

/** What the server has written of a project's publication. */
async function published(vault: Vault, role: 'lead' | 'member', progress: object) {
  await followScope(vault, SCOPE, role, true);
  await saveOne(vault, change('title', 'Quieter nights'));
  const about = { by: 'server', person: 'server', madeAt: AT, receivedAt: AT, status: 'applied', op: 'set' } as const;
  const publication = { ...about, record: 'pub1', kind: 'publication' };
  const rows = [
    { ...publication, seq: 1, mid: 'a1', field: 'ask', payload: ASK },
    { ...publication, seq: 2, mid: 'a2', field: 'progress', payload: progress },
  ];
  await applyPage(vault, { scope: SCOPE, role, reset: false, rows, next: 'e1.2.a2', upToDate: true });
}

const PUBLISHED = { state: 'published', version: 3, at: AT };

describe('taking a project out of the archive', () => {
  it('[S28] asks for a reason and whether one is sure, and saves the withdrawal of all that is published', async () => {
    const { open, vault } = openWriter();
    await published(vault, 'lead', PUBLISHED);
    const list = open('/work/p1');
    await userEvent.click(await screen.findByRole('link', { name: 'Take it out of the archive' }));
    await screen.findByRole('heading', { level: 1, name: 'Take this project out of the archive' });
    await userEvent.click(await button('Go on'));
    expect(await screen.findAllByText('Say why it is taken out')).toHaveLength(2);
    await userEvent.click(screen.getByRole('radio', { name: 'It could tell who a patient is' }));
    expect(await screen.findByText(/^What was sent to the desk is erased there, too\./)).toBeDefined();
    await userEvent.type(await field('What should the team know?'), '943 476 5919');
    await userEvent.click(await button('Go on'));
    expect(screen.queryByRole('button', { name: 'Yes, take it out' })).toBeNull();
    const said = (await field('What should the team know?')).closest('.d-field')?.textContent ?? '';
    expect(said.match(/never repeat what must go/g)).toHaveLength(1);
    await userEvent.clear(await field('What should the team know?'));
    await userEvent.type(await field('What should the team know?'), 'See cycle 2');
    await userEvent.click(await button('Go on'));
    await userEvent.click(await button('No, leave it'));
    expect(document.activeElement).toBe(await button('Go on'));
    await userEvent.click(await button('Go on'));
    await userEvent.click(await button('Yes, take it out'));
    const end = await screen.findByRole('heading', { level: 1, name: 'You have taken it out of the archive' });
    await waitFor(() => expect(document.activeElement).toBe(end));
    list.close();

    const [last] = (await takeBatch(vault, SCOPE, LIMITS)).slice(-1);
    expect(last).toMatchObject({
      ...{ kind: 'withdrawal', record: 'withdrawn_p1', field: 'withdrawn', op: 'set' },
      payload: { reason: 'patient-data', note: 'See cycle 2', upTo: 3 },
    });
    open('/work/p1');
    expect(await screen.findByText(/^You have asked to take it out of the archive/)).toBeDefined();
    expect(screen.queryByRole('link', { name: 'Read it in the archive' })).toBeNull();
  });

  it('[S28] is for whoever leads the project, and for what is published', async () => {
    const member = openWriter();
    await published(member.vault, 'member', PUBLISHED);
    const list = member.open('/work/p1');
    await screen.findByText(/^Version 3 is in the archive/);
    expect(screen.queryByRole('link', { name: 'Take it out of the archive' })).toBeNull();
    list.close();
    const page = member.open('/work/p1/withdraw');
    expect(await screen.findByText(/^Only whoever leads this project can take it out/)).toBeDefined();
    page.close();
    const lead = openWriter();
    await published(lead.vault, 'lead', { state: 'waiting', desk: 'RX1', at: AT });
    lead.open('/work/p1/withdraw');
    expect(await screen.findByText('Nothing of this project is in the archive')).toBeDefined();
  });

  it('[S28] by a desk is told on the project with its reason and its note', async () => {
    const { open, vault } = openWriter();
    const progress = { state: 'withdrawn', version: 3, reason: 'wrong', note: 'The figures are of Ward B4.', at: AT };
    await published(vault, 'lead', progress);
    open('/work/p1');
    expect(await screen.findByText(/^It was taken out of the archive: something in it was wrong/)).toBeDefined();
    expect(screen.getByText('The figures are of Ward B4.')).toBeDefined();
    await waitFor(() => expect(screen.queryByText(/^Version 3 is in the archive/)).toBeNull());
  });
});
