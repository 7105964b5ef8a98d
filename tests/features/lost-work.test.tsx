import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import { LostNotice } from '../../src/features/lost-work/lost-notice.tsx';
import { LostWorkPage } from '../../src/features/lost-work/lost-work-page.tsx';
import { createMarker, type Mark } from '../../src/store/marker.ts';
import { MarkerContext } from '../../src/store/marker-context.tsx';
import { SyncContext } from '../../src/sync/sync-context.tsx';
import { textStorage } from '../store/text-storage.ts';
import { openWriter } from './writer.tsx';

const mark = (unsent: Mark['unsent']) => ({
  ...{ vault: 'vault-a', person: 'ann', device: 'ann', unsent },
  writtenAt: '2026-01-04T09:00:00.000Z',
});
const rescue = { scope: 'person:ann', secret: 'secret', madeAt: '2026-01-01', expiresAt: '2027-02-09' };

/** The page after the browser lost this. */
function lostPage(
  unsent: Mark['unsent'],
  { how = 'thrown-away' as const, withRescue = true, outcome = '', closed = false } = {},
) {
  const marker = createMarker(textStorage());
  marker.note(mark(unsent));
  if (withRescue) marker.keepRescue(rescue);
  marker.close(closed);
  marker.lose(how);
  const [lost] = marker.state.getState().lost;
  if (lost === undefined) throw new Error('nothing was lost');
  if (outcome !== '') marker.ended(lost, outcome);
  const { sync } = openWriter();
  const router = createMemoryRouter([{ path: '*', element: <LostWorkPage /> }]);
  render(
    <MarkerContext value={marker}>
      <SyncContext value={sync}>
        <RouterProvider router={router} />
      </SyncContext>
    </MarkerContext>,
  );
  return marker;
}

describe('what was lost', () => {
  it('[S11] says what was not sent, in which projects, and that the rest comes back', async () => {
    lostPage({ count: 3, projects: ['Quieter nights'] });
    expect(screen.getByRole('heading', { name: 'This browser threw away what Dandelion kept here' })).toBeDefined();
    expect(screen.getByText(/3 changes to “Quieter nights” had not been sent/)).toBeDefined();
    expect(screen.getByText(/fetched again as soon as there is a connection/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(await screen.findByText('No connection.')).toBeDefined();
  });

  it('[S11] says that nothing is lost only where the browser was closed with all of it sent', () => {
    lostPage({ count: 0, projects: [] }, { closed: true });
    expect(screen.getByText('Nothing is lost: everything was sent.')).toBeDefined();
  });

  it('[S11] says how far it knew, where the browser was not closed', () => {
    lostPage({ count: 0, projects: [] });
    expect(screen.getByText(/As far as Dandelion last knew \(.+\), everything was sent/)).toBeDefined();
    expect(screen.getByText(/may be lost/)).toBeDefined();
    expect(screen.queryByText(/Nothing is lost/)).toBeNull();
  });

  it('[S11] never calls nothing what is not known', () => {
    lostPage(null);
    expect(screen.getByText(/It is not known whether all of it was sent/)).toBeDefined();
    expect(screen.queryByText(/Nothing is lost/)).toBeNull();
  });

  it.each([{ withRescue: false }, { outcome: 'grant-expired' }])(
    '[S11] says how to come back by another device where this one cannot (%o)',
    (how) => {
      lostPage({ count: 1, projects: [] }, how);
      expect(screen.getByText(/Open Dandelion on another device of yours/)).toBeDefined();
      expect(screen.getByText(/invite you to the project again/)).toBeDefined();
      expect(screen.getByText(/choose “Bring back work from a file”/)).toBeDefined();
      expect(screen.queryByRole('button', { name: 'Try now' })).toBeNull();
    },
  );

  it('[S11] says that the way back was used already', () => {
    lostPage({ count: 0, projects: [] }, { outcome: 'grant-used' });
    expect(screen.getByText(/the way back of this browser was used already/)).toBeDefined();
    expect(screen.getByText(/invite you to the project again/)).toBeDefined();
  });

  it('[S11] is forgotten by whoever says that it is not theirs', async () => {
    const marker = lostPage({ count: 1, projects: [] });
    await userEvent.click(screen.getByRole('button', { name: 'Not your work? Forget it' }));
    await userEvent.click(screen.getByRole('button', { name: 'No, go back' }));
    expect(marker.state.getState().lost).toHaveLength(1);
    expect(document.activeElement?.textContent).toBe('Not your work? Forget it');
    await userEvent.click(screen.getByRole('button', { name: 'Not your work? Forget it' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, forget it' }));
    expect(marker.state.getState().lost).toEqual([]);
    expect(document.activeElement?.textContent).toBe('You have read it. It is not shown here any more.');
  });

  it('[S11] is told on every page, until it is read', () => {
    const marker = createMarker(textStorage());
    const router = createMemoryRouter([{ path: '*', element: <LostNotice path="/" /> }]);
    marker.note(mark(null));
    marker.lose('went-back');
    render(
      <MarkerContext value={marker}>
        <RouterProvider router={router} />
      </MarkerContext>,
    );
    expect(screen.getByText('This browser went back to an earlier state.')).toBeDefined();
    expect(screen.getByRole('link', { name: 'What was lost' })).toBeDefined();
  });
});
