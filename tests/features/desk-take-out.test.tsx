import { configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DeskPage } from '../../src/features/desk/desk-page.tsx';
import { SubmissionPage } from '../../src/features/desk/submission-page.tsx';
import { TakeOutPage } from '../../src/features/desk/take-out-page.tsx';
import type { LogRow } from '../../src/protocol/pull.ts';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { StoreContext } from '../../src/store/store-context.tsx';
import { LIMITS, saveOne, testVault } from '../store/test-vault.ts';
import { published } from './reader.tsx';
import { button } from './writer.tsx';

configure({ asyncUtilTimeout: 10_000 });

const DESK = 'desk:RX1';
const AT = '2026-01-05T09:00:00.000Z';

/** A moderator's device with one submission, in this state, and its page open. */
async function openSubmission(progress: object) {
  const vault = testVault();
  const archive = new ArchiveDb(`desk-archive-${vault.tab}`);
  onTestFinished(() => {
    vault.db.close();
    archive.close();
  });
  const asker = { name: 'Ana', role: 'Ward sister', organisation: null };
  const { content } = published('p1', { title: 'Quieter nights' });
  const submitted = { project: 'p1', hash: 'a'.repeat(64), content, asker, askedAt: AT, publishedVersion: 0 };
  const about = { by: 'server', person: 'server', madeAt: AT, receivedAt: AT, status: 'applied', op: 'set' } as const;
  const submission = { ...about, record: 's1', kind: 'submission' };
  const rows = [
    { ...submission, seq: 1, mid: 'b1', field: 'submitted', payload: submitted },
    { ...submission, seq: 2, mid: 'b2', field: 'progress', payload: progress },
  ];
  await followScope(vault, DESK, 'moderator', true);
  await applyPage(vault, { scope: DESK, role: 'moderator', reset: false, rows, next: 'e1.2.b2', upToDate: true });
  const routes = [
    { path: '/desk/:desk', Component: DeskPage },
    { path: '/desk/:desk/:submission', Component: SubmissionPage },
    { path: '/desk/:desk/:submission/take-out', Component: TakeOutPage },
  ];
  const autosave = createAutosave(vault, () => () => undefined);
  const router = createMemoryRouter(routes, { initialEntries: ['/desk/RX1/s1'] });
  render(
    <StoreContext value={{ vault, archive, autosave }}>
      <RouterProvider router={router} />
    </StoreContext>,
  );
  return vault;
}

/** What the server writes where a withdrawal erases what the desk was sent. */
function goneFor(reason: string) {
  const about = { by: 'server', person: 'server', madeAt: AT, receivedAt: AT, status: 'applied', op: 'set' } as const;
  const submission = { ...about, record: 's1', kind: 'submission' };
  const at = '2026-11-30T09:00:00.000Z';
  const mids = { mids: ['b1'], reason: 'patient-data' };
  const progress = { state: 'withdrawn', version: 2, reason, note: '', at };
  const rows: LogRow[] = [
    { ...submission, seq: 3, mid: 'b3', field: 'progress', payload: progress },
    { ...submission, seq: 4, mid: 'b4', field: 'submitted', op: 'redact', payload: mids, after: { heads: [] } },
  ];
  return { scope: DESK, role: 'moderator' as const, reset: false, rows, next: 'e1.4.b4', upToDate: true };
}

async function takeOut(reason: string) {
  await userEvent.click(await screen.findByRole('radio', { name: reason }));
  await userEvent.click(await button('Go on'));
  await userEvent.click(await button('Yes, take it out'));
  await screen.findByRole('heading', { level: 1, name: 'You have asked to take it out' });
}

describe('a desk', () => {
  it('[S28] takes what it published out of the archive', async () => {
    const vault = await openSubmission({ state: 'published', version: 2, at: AT });
    await userEvent.click(await screen.findByRole('link', { name: 'Take it out of the archive' }));
    await takeOut('Something in it is wrong');
    expect(await takeBatch(vault, DESK, LIMITS)).toMatchObject([
      {
        ...{ kind: 'desk-withdrawal', record: 'withdrawn_p1', field: 'withdrawn', op: 'set' },
        payload: { reason: 'wrong', note: '', upTo: 2 },
      },
    ]);
  });

  it('[S28] erases a request that holds patient data, and is told what goes with it', async () => {
    const vault = await openSubmission({ state: 'waiting', desk: 'RX1', at: AT });
    await userEvent.click(await screen.findByRole('link', { name: 'Erase this request' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'It could tell who a patient is' }));
    expect(await screen.findByText(/^What the team sent to this desk is erased as well/)).toBeDefined();
    await takeOut('It could tell who a patient is');
    expect(await takeBatch(vault, DESK, LIMITS)).toMatchObject([{ payload: { reason: 'patient-data', upTo: 0 } }]);
  });

  it('[S28] goes on saying what it did though what it took out is gone, and has a line of it', async () => {
    const vault = await openSubmission({ state: 'published', version: 2, at: AT });
    await userEvent.click(await screen.findByRole('link', { name: 'Take it out of the archive' }));
    await takeOut('It could tell who a patient is');
    await screen.findByText(/^Saved on this device\. It is sent with the next connection/);
    const [sent] = await takeBatch(vault, DESK, LIMITS);
    await applyPushResults(vault, DESK, [{ mid: sent?.mid ?? '', result: 'applied' }]);
    await applyPage(vault, goneFor('patient-data'));
    await screen.findByText('Sent. It is taken out now.');
    expect(screen.getByRole('heading', { level: 1, name: 'You have asked to take it out' })).toBeDefined();
    expect(screen.queryByText(/^This request is not on this device/)).toBeNull();
    const [toRequest, toDesk] = screen.getAllByRole('link', { name: 'Back to the desk' });
    expect(toRequest?.getAttribute('href')).toBe('/desk/RX1/s1');
    await userEvent.click(toDesk ?? document.body);
    await screen.findByText('A project was taken out on 30 November 2026: it could tell who a patient is.');
    expect(screen.queryByText('Quieter nights')).toBeNull();
    expect(screen.queryByText(/^Nothing to celebrate yet/)).toBeNull();
    await screen.findByText(/^Nothing to celebrate now/);
  });

  it('[S28] tells which version it is, also where an earlier one was taken out', async () => {
    const vault = await openSubmission({ state: 'published', version: 2, at: AT });
    await screen.findByText('Version 2');
    await saveOne(vault, {
      ...{ scope: DESK, record: 'withdrawn_p1', kind: 'desk-withdrawal', field: 'withdrawn', op: 'set' },
      payload: { reason: 'wrong', note: '', upTo: 2 },
    });
    const about = { by: 'server', person: 'server', madeAt: AT, receivedAt: AT, status: 'applied', op: 'set' } as const;
    const submission = { ...about, record: 's1', kind: 'submission', field: 'progress' };
    const rows = [{ ...submission, seq: 3, mid: 'b3', payload: { state: 'waiting', desk: 'RX1', at: AT } }];
    const page = { scope: DESK, role: 'moderator' as const, reset: false, next: 'e1.3.b3', upToDate: true };
    await applyPage(vault, { ...page, rows });
    await screen.findByText('Would be version 3');
    expect(screen.queryByText('First version')).toBeNull();
  });
});
