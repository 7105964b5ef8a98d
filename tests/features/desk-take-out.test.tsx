import { configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SubmissionPage } from '../../src/features/desk/submission-page.tsx';
import { TakeOutPage } from '../../src/features/desk/take-out-page.tsx';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { StoreContext } from '../../src/store/store-context.tsx';
import { LIMITS, testVault } from '../store/test-vault.ts';
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

async function takeOut(reason: string) {
  await userEvent.click(await screen.findByRole('radio', { name: reason }));
  await userEvent.click(await button('Go on'));
  await userEvent.click(await button('Yes, take it out'));
  await screen.findByRole('heading', { level: 1, name: 'Saved on this device' });
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
});
