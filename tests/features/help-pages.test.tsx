import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, it, onTestFinished } from 'vitest';
import { HelpPage } from '../../src/features/help/help-page.tsx';
import { InstallPage } from '../../src/features/help/install-page.tsx';
import { KeepingWorkSafePage } from '../../src/features/help/keeping-work-safe-page.tsx';
import { WordsPage } from '../../src/features/help/words-page.tsx';
import { installState, listenForInstall } from '../../src/platform/install.ts';

const show = (page: React.ReactNode) => render(<MemoryRouter>{page}</MemoryRouter>);

/** A browser's store that answers as a test says. */
function storage(persisted: boolean, granted: boolean, usage: number) {
  const store = {
    persisted: async () => persisted,
    persist: async () => granted,
    estimate: async () => ({ usage, quota: 100 }),
  };
  Object.defineProperty(navigator, 'storage', { value: store, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'storage'));
}

it('leads to the other help pages', () => {
  show(<HelpPage />);
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  const help = ['/help/install', '/help/keeping-work-safe', '/help/words'];
  expect(links).toEqual([...help, '/shared-computer', '/where-is-my-work']);
});

it('tells how to install on each kind of device, and offers a button only where the browser does', async () => {
  show(<InstallPage />);
  const guides = ['iPhone and iPad', 'Android', 'A computer with Edge', 'A computer with Chrome'];
  for (const name of guides) expect(screen.getByRole('heading', { name })).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();

  listenForInstall();
  let asked = 0;
  const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
    prompt: async () => {
      asked += 1;
      return { outcome: 'accepted' };
    },
  });
  window.dispatchEvent(offer);
  expect(offer.defaultPrevented).toBe(true);
  await userEvent.click(await screen.findByRole('button', { name: 'Install Dandelion' }));
  expect(asked).toBe(1);
  window.dispatchEvent(new Event('appinstalled'));
  expect(await screen.findByText('Dandelion is on this device already.')).toBeDefined();
  installState.setState('unknown', true);
});

it('tells whether the browser has promised to keep the work, and asks it to', async () => {
  storage(false, true, 12);
  show(<KeepingWorkSafePage />);
  expect(await screen.findByText('Dandelion’s store on this device is 12% full.')).toBeDefined();
  await userEvent.click(await screen.findByRole('button', { name: 'Ask it to keep my work' }));
  expect(await screen.findByText(/^This browser has promised/)).toBeDefined();
});

it('warns where the promise is refused and the store is nearly full', async () => {
  storage(false, false, 85);
  show(<KeepingWorkSafePage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Ask it to keep my work' }));
  expect(await screen.findByText(/^The browser did not promise it/)).toBeDefined();
  expect(screen.getByRole('heading', { name: 'Nearly full' })).toBeDefined();
});

it('says so where the browser does not tell', async () => {
  show(<KeepingWorkSafePage />);
  expect(await screen.findByText('This browser does not say whether it keeps your work.')).toBeDefined();
});

it('explains the words for where work is, and those of improvement', () => {
  show(<KeepingWorkSafePage />);
  for (const state of ['Saved on this device', 'Sending', 'Sent', 'Needs you'])
    expect(screen.getByText(state)).toBeDefined();
  show(<WordsPage />);
  for (const word of ['PDSA cycle', 'Measure', 'Run chart', 'Prediction']) expect(screen.getByText(word)).toBeDefined();
});
