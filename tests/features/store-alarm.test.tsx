import { act, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { StoreAlarm } from '../../src/features/store-trouble/store-alarm.tsx';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { createJournal } from '../../src/store/journal.ts';
import type { StoreHealth } from '../../src/store/keep-open.ts';
import { StoreContext } from '../../src/store/store-context.tsx';
import { change, testVault } from '../store/test-vault.ts';
import { textStorage } from '../store/text-storage.ts';

/** The alarm of a vault in this state, with something typed. */
function alarmAt(at: StoreHealth['at'], { room = true } = {}) {
  const health = createStore<StoreHealth>(() => ({ at }));
  const vault = { ...testVault(), health };
  const storage = textStorage();
  storage.full = !room;
  const autosave = createAutosave(vault, () => () => {}, { journal: createJournal(storage, 'typed') });
  autosave.type(change('title', 'Falls'), () => {});
  const archive = new ArchiveDb('alarm-archive');
  render(
    <StoreContext value={{ vault, archive, autosave }}>
      <StoreAlarm />
    </StoreContext>,
  );
  return { health, autosave };
}

it('[S10] says nothing while all is well, or is being opened again', () => {
  const { health } = alarmAt('ok');
  act(() => health.setState({ at: 'reopening' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('[S10] says loudly that nothing typed is lost, and offers it as a file, until saving works', () => {
  const { health } = alarmAt('broken');
  expect(screen.getByRole('alert').textContent).toContain('Nothing that you typed is lost');
  expect(screen.getByRole('button', { name: 'Save what is typed to a file' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Load this page again' })).toBeDefined();
  act(() => health.setState({ at: 'full' }));
  expect(screen.getByRole('alert').textContent).toContain('This device has no room left');
  act(() => health.setState({ at: 'ok' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('[S10] sends an older page to load again, and first to a file where only its memory has what is typed', () => {
  const { autosave } = alarmAt('newer-tab');
  expect(autosave.atRisk()).toBe(false);
  expect(screen.getByRole('alert').textContent).toContain('what you typed is kept');
  expect(screen.queryByRole('button', { name: 'Save what is typed to a file' })).toBeNull();
});

it('[S10] knows where the journal has no room either', () => {
  const { autosave } = alarmAt('newer-tab', { room: false });
  expect(autosave.atRisk()).toBe(true);
  expect(screen.getByRole('alert').textContent).toContain('to a file first');
  expect(screen.getByRole('button', { name: 'Save what is typed to a file' })).toBeDefined();
});

it('[S10] asks for the other tabs to be closed where one of them keeps the vault', () => {
  alarmAt('blocked');
  expect(screen.getByRole('alert').textContent).toContain('Close Dandelion in all other tabs');
  expect(screen.queryByRole('button')).toBeNull();
});
