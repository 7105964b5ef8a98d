import { render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { NearlyFull } from '../../src/features/store-trouble/nearly-full.tsx';

afterEach(() => vi.unstubAllGlobals());

/** The warning in a browser that says that so much of what it may keep is used. */
function warningAt(usage: number) {
  const estimate = vi.fn(async () => ({ usage, quota: 100 }));
  vi.stubGlobal('navigator', { storage: { estimate } });
  render(<RouterProvider router={createMemoryRouter([{ path: '*', element: <NearlyFull /> }])} />);
  return estimate;
}

it('[S10] warns from 80 % on, with what makes room by itself and what a person can do', async () => {
  warningAt(82);
  expect((await screen.findByText(/82 % full/)).textContent).toContain('copies of other people’s projects');
  expect(screen.getByRole('link', { name: 'What to do' }).getAttribute('href')).toBe('/help/keeping-work-safe');
});

it('[S10] says nothing below', async () => {
  const estimate = warningAt(79);
  await vi.waitFor(() => expect(estimate.mock.settledResults).toHaveLength(1));
  expect(screen.queryByText(/full/)).toBeNull();
});
